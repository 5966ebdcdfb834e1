package io.tipoff.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.AnnouncedGame.AnnouncedBy;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.SeasonType;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.load.RevisionConfig.Early;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RevisionsTest {

  /** Of files: the last of each game. */
  static final Revisions AT_TIPS =
      new Revisions(new Config(Early.FETCHED, LocalTime.NOON, Duration.ofMinutes(15)));

  private static final LocalDate DATE = LocalDate.parse("2025-01-15");
  private static final Slate SLATE = new Slate("nba", DATE);
  private static final Instant YESTERDAY = at("12:00").minus(Duration.ofDays(1));

  private record Config(Early early, LocalTime cutOff, Duration apart) implements RevisionConfig {}

  private static Instant at(String time) {
    return LeagueTime.at(DATE, LocalTime.parse(time));
  }

  private static Known<AnnouncedGame> game(String tip) {
    return new Known<>(
        new AnnouncedGame(
            tip,
            DATE,
            "2024-25",
            SeasonType.RS,
            "BOS",
            "NYK",
            false,
            Optional.empty(),
            at(tip),
            true,
            AnnouncedBy.SCHEDULE),
        YESTERDAY);
  }

  private static List<Known<String>> reported(String... times) {
    return Stream.of(times).map(time -> new Known<>("a report", at(time))).toList();
  }

  private static List<Instant> planned(
      Early early, boolean fetched, List<Known<String>> reports, String... tips) {
    SlateFacts facts =
        new SlateFacts(
            DATE,
            Stream.of(tips).map(RevisionsTest::game).toList(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of());
    return new Revisions(new Config(early, LocalTime.NOON, Duration.ofMinutes(15)))
        .of(SLATE, facts, fetched, () -> reports);
  }

  @Test
  void aSlateOfAProviderIsPredictedAtTheCutOffAndAtEachTip() {
    assertThat(planned(Early.FETCHED, true, List.of(), "19:40", "19:10", "19:10"))
        .containsExactly(at("12:00"), at("19:10"), at("19:40"));
  }

  @Test
  void whatBecomesKnownAfterTheCutOffIsFollowedSoonAndTogether() {
    assertThat(
            planned(
                Early.FETCHED,
                true,
                reported("11:59", "12:00", "13:31", "13:44:59", "13:45", "19:20", "19:50"),
                "19:10",
                "19:40"))
        .containsExactly(
            at("12:00"),
            at("12:15"),
            at("13:45"),
            at("14:00"),
            at("19:10"),
            at("19:30"),
            at("19:40"));
  }

  @Test
  void aSlateOfFilesHasTheLastRevisionOfEachGameAloneUnlessAllAreAskedFor() {
    assertThat(planned(Early.FETCHED, false, reported("13:31"), "19:10", "19:40"))
        .containsExactly(at("19:10"), at("19:40"));
    assertThat(planned(Early.ALWAYS, false, reported("13:31"), "19:10"))
        .containsExactly(at("12:00"), at("13:45"), at("19:10"));
    assertThat(planned(Early.NEVER, true, reported("13:31"), "19:10")).containsExactly(at("19:10"));
  }

  @Test
  void nothingIsPlannedAfterTheLastTipOrWithoutAGame() {
    assertThat(planned(Early.FETCHED, true, reported("10:40"), "11:00"))
        .containsExactly(at("11:00"));
    assertThat(planned(Early.FETCHED, true, reported("13:31"))).isEmpty();
  }
}
