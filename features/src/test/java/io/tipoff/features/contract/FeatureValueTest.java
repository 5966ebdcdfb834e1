package io.tipoff.features.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tipoff.features.history.Games;
import io.tipoff.features.history.PlayerHistory;
import io.tipoff.features.history.TeamDays;
import io.tipoff.features.quote.PlayerLines;
import io.tipoff.features.quote.QuotedLine;
import io.tipoff.slate.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FeatureValueTest {

  private static final LocalDate DATE = LocalDate.parse("2025-01-15");
  private static final long DAY = DATE.toEpochDay();
  private static final Instant KNOWN = Instant.parse("2025-01-15T11:00:00Z");

  private static Fixture fixture(Long rest, Double spread) {
    return fixture(rest, spread, "RS", 40L);
  }

  private static Fixture fixture(Long rest, Double spread, String seasonType, Long seasonGames) {
    return new Fixture(
        "g",
        "p",
        "BOS",
        "NYK",
        DATE,
        "2024-25",
        seasonType,
        1,
        rest,
        rest == null ? null : Long.valueOf(rest == 1 ? 1 : 0),
        2L,
        1_200.0,
        -1L,
        2L,
        0L,
        4L,
        seasonGames,
        spread,
        220.0,
        spread == null ? null : Double.valueOf(110 - spread / 2),
        99.5,
        112.0,
        110.0,
        44.0,
        25.0,
        12.0,
        8.0,
        5.0,
        0.24,
        98.0,
        100.0,
        44.0,
        25.0,
        0.0,
        8.0,
        4.0,
        0.25,
        KNOWN,
        KNOWN,
        KNOWN,
        KNOWN);
  }

  /** Games of the given length on the given days before the date. */
  private static PlayerHistory played(int minutes, long... daysBefore) {
    return PlayerHistory.of(
        LongStream.of(daysBefore)
            .mapToObj(
                before ->
                    Games.game(
                        1, "g", DAY - before, 1, 1, 60L * minutes, 20, 5, 4, 2, 500, 14_400, 2_500))
            .toList());
  }

  private static Double value(String name, Fixture fixture, PlayerHistory history) {
    return value(name, fixture, history, null, PlayerLines.NONE);
  }

  private static Double value(
      String name,
      Fixture fixture,
      PlayerHistory history,
      Teammates.Quoted quoted,
      PlayerLines lines) {
    FeatureInput input =
        new FeatureInput(
            DAY,
            fixture,
            history,
            TeamDays.of(DAY - 2),
            new Teammates(0, 20, 200, null, null, quoted),
            lines,
            null);
    return FeatureContract.playerGame().features().stream()
        .filter(feature -> feature.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value(input);
  }

  @Test
  void restedPlayerWithFewMinutesIsFresh() {
    assertThat(value("fatigue", fixture(3L, null), played(20, 20, 5, 3))).isEqualTo(100);
    assertThat(value("fatigue", fixture(null, null), played(20, 100))).isEqualTo(100);
  }

  @Test
  void fatigueTakesOffEachLoadOnce() {
    // second night, 4 games and 152 minutes in 7 days, 38 a game, three pairs one day apart
    assertThat(value("fatigue", fixture(1L, null), played(38, 7, 6, 2, 1)))
        .isEqualTo(100 - 15 - 10 - 8 - 12);
    assertThat(value("fatigue", fixture(2L, null), played(30, 4, 3, 2))).isEqualTo(100 - 12);
    assertThat(value("fatigue", fixture(2L, null), played(30, 9, 8, 2))).isEqualTo(100 - 5);
  }

  @Test
  void fatigueWindowsExcludeTheDayItselfAndReachBackWholeDays() {
    assertThat(value("games_last7", fixture(2L, null), played(30, 8, 7, 1))).isEqualTo(2);
    assertThat(value("games_last14", fixture(2L, null), played(30, 15, 14, 1))).isEqualTo(2);
    assertThat(value("minutes_last7", fixture(2L, null), played(30, 8, 7, 1))).isEqualTo(60);
  }

  @Test
  void expectedValueIsRateTimesMinutes() {
    assertThat(value("points_expected", fixture(2L, null), played(30, 5, 3, 1)))
        .isCloseTo(20, within(1e-9));
  }

  @Test
  void opponentNumbersAreRelativeToTheLeagueAndNullWithoutIt() {
    Fixture fixture = fixture(2L, null);
    PlayerHistory history = played(30, 2);
    assertThat(value("opponent_points_allowed_rel15", fixture, history)).isEqualTo(1.1);
    assertThat(value("opponent_threes_allowed_rel15", fixture, history)).isNull();
    assertThat(value("opponent_pace15", fixture, history)).isEqualTo(99.5);
  }

  @Test
  @Tag("T-16")
  @Tag("T-32")
  void scheduleAndCompositesComeFromTheContext() {
    PlayerHistory history = played(30, 2);
    assertThat(value("travel_km", fixture(2L, null), history)).isEqualTo(1_200);
    assertThat(value("time_zones_crossed", fixture(2L, null), history)).isEqualTo(-1);
    assertThat(value("days_to_next_game", fixture(2L, null), history)).isEqualTo(2);
    assertThat(value("pace_score", fixture(2L, null), history)).isEqualTo(1.5);
    assertThat(value("opponent_blocks_allowed_rel15", fixture(2L, null), history)).isEqualTo(1.25);
    assertThat(value("opponent_free_throw_rate_allowed_rel15", fixture(2L, null), history))
        .isCloseTo(0.96, within(1e-12));
  }

  @Test
  @Tag("T-33")
  void partsOfTheSeasonBeginWithTheirFirstGame() {
    assertThat(phase("RS", 0L)).isZero();
    assertThat(phase("RS", 19L)).isZero();
    assertThat(phase("RS", 20L)).isEqualTo(1);
    assertThat(phase("RS", 60L)).isEqualTo(1);
    assertThat(phase("RS", 61L)).isEqualTo(2);
    assertThat(phase("RS", 81L)).isEqualTo(2);
    assertThat(phase("PI", 82L)).isEqualTo(3);
    assertThat(phase("PO", 82L)).isEqualTo(4);
    assertThat(phase("PO", null)).isEqualTo(4);
    assertThat(phase("RS", null)).isNull();
  }

  private static Double phase(String seasonType, Long seasonGames) {
    return value("season_phase", fixture(2L, null, seasonType, seasonGames), played(30, 2));
  }

  @Test
  @Tag("T-30")
  void roleTellsSharesAndWhatIsLeftToHim() {
    PlayerHistory history = played(30, 9, 7, 5, 2);
    assertThat(value("minutes_share10", fixture(2L, null), history)).isEqualTo(0.625);
    assertThat(value("shots_share10", fixture(2L, null), history)).isEqualTo(0.25);
    assertThat(value("minutes_jump", fixture(2L, null), history)).isZero();
    Double usage = value("usage_last10", fixture(2L, null), history);
    assertThat(value("projected_usage", fixture(2L, null), history))
        .isCloseTo(usage * 100 / 80, within(1e-9));
  }

  @Test
  @Tag("FEA-06")
  @Tag("T-14")
  @Tag("T-31")
  void featuresWithoutASourceAreNull() {
    assertThat(FeatureContract.playerGame().features())
        .filteredOn(feature -> feature.nullWhen().startsWith("always until"))
        .hasSize(12)
        .allSatisfy(
            feature -> {
              assertThat(feature.presence()).isEqualTo(Presence.OPTIONAL);
              assertThat(value(feature.name(), fixture(2L, -3.0), played(30, 2))).isNull();
            });
  }

  @Test
  void marketFeaturesAreNullWithoutOdds() {
    PlayerHistory history = played(30, 2);
    assertThat(value("spread", fixture(2L, null), history)).isNull();
    assertThat(value("implied_team_total", fixture(2L, null), history)).isNull();
    assertThat(value("implied_team_total", fixture(2L, -6.0), history)).isEqualTo(113);
  }

  @Test
  void regularWhoMissedTheLatestGamesLeavesHisMinutesToTheOthers() {
    TeamDays team = TeamDays.of(LongStream.rangeClosed(1, 12).map(i -> DAY - 26 + 2 * i).toArray());
    List<Teammates.Part> parts =
        List.of(
            Teammates.Part.of(played(30, 2), team, 0, false),
            Teammates.Part.of(played(24, 6), team, 1, false),
            Teammates.Part.of(played(9, 6), team, 1, false),
            Teammates.Part.of(played(36, 30), team, 0, false));
    assertThat(parts).extracting(Teammates.Part::missedRun).containsExactly(0, 2, 2, 12);
    assertThat(Teammates.of(parts, 0, false)).isEqualTo(new Teammates(24, 20, 0, null, null, null));
    assertThat(Teammates.of(parts, 1, false)).isEqualTo(new Teammates(0, 0, 30, null, null, null));
  }

  @Test
  void playsOfThoseReportedOutAreFreeForTheOthers() {
    TeamDays team = TeamDays.of(DAY - 2);
    List<Teammates.Part> parts =
        List.of(
            Teammates.Part.of(played(30, 2), team, 1, false),
            Teammates.Part.of(played(30, 2), team, 1, false),
            Teammates.Part.of(played(30, 2), team, 0, false));
    assertThat(Teammates.of(parts, 0, true).outPlays()).isEqualTo(20);
    assertThat(Teammates.of(parts, 2, true).outPlays()).isEqualTo(40);
    assertThat(Teammates.of(parts.subList(2, 3), 0, true).outPlays()).isZero();
    assertThat(Teammates.of(parts, 2, false).outPlays()).isNull();
  }

  @Test
  void teammatesTakeTheirPlaysWithTheirChanceToPlay() {
    TeamDays team = TeamDays.of(DAY - 2);
    List<Teammates.Part> parts =
        List.of(
            Teammates.Part.of(played(30, 2), team, 1, false),
            Teammates.Part.of(played(30, 2), team, 0.25, false),
            Teammates.Part.of(played(30, 2), team, 0, false));
    assertThat(Teammates.of(parts, 0, true).expectedPlays()).isEqualTo(35);
    assertThat(Teammates.of(parts, 2, true).expectedPlays()).isEqualTo(15);
    assertThat(Teammates.of(parts.subList(2, 3), 0, true).expectedPlays()).isZero();
    assertThat(Teammates.of(parts, 2, false).expectedPlays()).isNull();
  }

  @Test
  void whoHasNoQuoteWhileOthersOfHisTeamHaveIsNotCounted() {
    TeamDays team = TeamDays.of(DAY - 2);
    List<Teammates.Part> parts =
        List.of(
            Teammates.Part.of(played(30, 2), team, 0, true),
            Teammates.Part.of(played(24, 2), team, 0, true),
            Teammates.Part.of(played(36, 2), team, 0, false),
            Teammates.Part.of(played(12, 2), team, 0, true));
    assertThat(Teammates.of(parts, 0, false).quoted()).isEqualTo(new Teammates.Quoted(2, 36, 40));
    assertThat(Teammates.of(parts, 2, false).quoted()).isEqualTo(new Teammates.Quoted(3, 66, 60));
    assertThat(Teammates.of(parts.subList(0, 3), 2, false).quoted())
        .as("two quotes say nothing of the third")
        .isNull();
  }

  @Test
  void aQuoteWithoutAStampSaysNothingOfWhoPlays() {
    assertThat(lines(false).stamped()).isFalse();
    assertThat(lines(false).byMarket()).containsKey(Market.POINTS);
    assertThat(lines(true).stamped()).isTrue();
    assertThat(PlayerLines.NONE.stamped()).isFalse();
  }

  private static PlayerLines lines(boolean stamped) {
    QuotedLine quote =
        new QuotedLine("g1", "p1", Market.POINTS, "one", 20.5, -110L, -110L, true, stamped, KNOWN);
    return PlayerLines.of(List.of(quote)).get(new PlayerLines.Key("g1", "p1"));
  }

  @Test
  void whoIsQuotedIsToldOfATeamOfWhichThreeAre() {
    Teammates.Quoted quoted = new Teammates.Quoted(4, 120, 60);
    assertThat(ofBooks("quoted", quoted, lines(true))).isEqualTo(1);
    assertThat(ofBooks("quoted", quoted, PlayerLines.NONE)).isZero();
    assertThat(ofBooks("quoted", null, lines(true))).isNull();
    assertThat(ofBooks("quoted_teammates", quoted, PlayerLines.NONE)).isEqualTo(4);
    assertThat(ofBooks("quoted_teammates_minutes", quoted, PlayerLines.NONE)).isEqualTo(120);
    assertThat(ofBooks("quoted_teammates_usage", quoted, PlayerLines.NONE)).isEqualTo(60);
    assertThat(ofBooks("quoted_teammates_usage", null, PlayerLines.NONE)).isNull();
  }

  private static Double ofBooks(String name, Teammates.Quoted quoted, PlayerLines lines) {
    return value(name, fixture(2L, -3.5), played(30, 2), quoted, lines);
  }

  @Test
  @Tag("FEA-04")
  @Tag("VAL-07")
  void valuesOfAnOrdinaryPlayerAreWithinTheirRanges() {
    FeatureInput input =
        new FeatureInput(
            DAY,
            fixture(2L, -3.5),
            played(30, IntStream.rangeClosed(1, 20).mapToLong(i -> 42 - 2L * i + 1).toArray()),
            TeamDays.of(DAY - 4, DAY - 1),
            new Teammates(24, 12, 200, 12.0, 90.0, new Teammates.Quoted(4, 120, 60)),
            PlayerLines.NONE,
            0.5);
    assertThat(FeatureContract.playerGame().features())
        .allSatisfy(feature -> assertThat(feature.allows(feature.value(input))).isTrue());
  }
}
