package io.tipoff.predict.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.predict.League;
import io.tipoff.predict.feature.Subject;
import io.tipoff.run.RunContext;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both ways of reading past rows, with the leaks planted that each of their guards keeps out. */
class TrainingRowsTest {

  private static final List<String> FEATURES = List.of("points_last5", "home");
  private static final int TODAY = 3;
  private static final int PLAYERS = 3;
  private static final int HISTORY = 10;
  private static final Instant NOW = League.tip(TODAY);

  @TempDir Path folder;

  private League league;

  private enum Reading {
    OF_ALL {
      @Override
      TrainingRows of(RunContext context) {
        return TrainingRows.read(context, FEATURES, NOW, context.slate().date(), HISTORY);
      }
    },
    OF_PLAYERS {
      @Override
      TrainingRows of(RunContext context) {
        return TrainingRows.ofPlayersAt(context, FEATURES, HISTORY);
      }
    };

    abstract TrainingRows of(RunContext context);
  }

  @BeforeEach
  void open() {
    league = new League(folder, FEATURES, PLAYERS, List.of());
    league.play(0, TODAY);
    league.announce(TODAY, League.CONTRACT);
  }

  @AfterEach
  void close() {
    league.close();
  }

  /** Dates of the rows, each of two players who have enough games. */
  private List<LocalDate> dates(Reading reading) {
    return reading.of(league.contextAt(TODAY, NOW)).features().subjects().stream()
        .map(Subject::gameDate)
        .distinct()
        .toList();
  }

  private static List<LocalDate> days(int count) {
    return League.FIRST.datesUntil(League.FIRST.plusDays(count)).toList();
  }

  private void outcomes(int day, LocalDate date, Instant knownAt) {
    league.outcome(
        "planted",
        league.outcomes(day).stream()
            .map(one -> one.on(date).known(knownAt))
            .toArray(League.Outcome[]::new));
  }

  @ParameterizedTest
  @EnumSource
  void areOfAllEarlierDates(Reading reading) {
    assertThat(dates(reading)).isEqualTo(days(TODAY));
  }

  @ParameterizedTest
  @EnumSource
  void countEachGameOnceHoweverManyRevisionsItHad(Reading reading) {
    league.announceAt(0, League.night(0));

    List<Subject> subjects = reading.of(league.contextAt(TODAY, NOW)).features().subjects();

    assertThat(subjects).hasSize(TODAY * (PLAYERS - 1));
    assertThat(subjects.getFirst().knownAt()).isAfter(League.night(0));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("T-50")
  void noneIsOfTheDateItselfWhateverTheDateOfItsOutcome(Reading reading) {
    league.announceAt(TODAY, League.night(TODAY));
    outcomes(TODAY, League.FIRST.plusDays(TODAY - 1), NOW.minusSeconds(1));

    assertThat(dates(reading)).isEqualTo(days(TODAY));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("T-50")
  void noneHasAnOutcomeOfTheDateItself(Reading reading) {
    outcomes(TODAY - 1, League.FIRST.plusDays(TODAY), NOW.minusSeconds(1));

    assertThat(dates(reading)).isEqualTo(days(TODAY - 1));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("T-50")
  void noneHasAnOutcomeKnownAtTheInstant(Reading reading) {
    league.replaceOutcomes(0, league.outcomes(0));
    outcomes(1, League.FIRST.plusDays(1), NOW);

    assertThat(dates(reading)).isEqualTo(days(1));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("T-50")
  void noneIsOfARevisionAtTheInstant(Reading reading) {
    league.announceAt(TODAY - 1, NOW);
    league.announceAt(TODAY - 2, NOW.plusSeconds(1));

    assertThat(dates(reading)).isEqualTo(days(TODAY));
    assertThat(reading.of(league.contextAt(TODAY, NOW)).features().subjects())
        .allMatch(subject -> subject.knownAt().isBefore(League.tip(TODAY - 1)));
  }
}
