package io.tipoff.predict.system;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.League;
import io.tipoff.predict.League.GradeRow;
import io.tipoff.predict.Settings;
import io.tipoff.predict.movingaverage.MovingAverages;
import io.tipoff.run.Moment;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.warehouse.TableRows;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One prediction of a player's points, what followed and its grade: dated and known as a test
 * plants them, for what learns on the morning of a slate.
 */
public final class PlantedPast implements AutoCloseable {

  private static final int DAY = 5;
  private static final Market MARKET = Market.POINTS;

  /** Date of the slate on whose morning is learnt. */
  public static final LocalDate TODAY = League.FIRST.plusDays(DAY);

  public static final LocalDate YESTERDAY = TODAY.minusDays(1);
  public static final Instant MORNING = Moment.MORNING.of(League.slate(DAY));
  public static final Instant BEFORE = MORNING.minusSeconds(1);

  private final League league;

  public PlantedPast(Path folder) {
    var settings = Settings.of(Map.of("tipoff.predict.systems", "moving-average"));
    var tasks = SystemTasks.of(MovingAverages.of(settings), settings, new SimpleMeterRegistry());
    league = new League(folder, MovingAverages.features(), 1, tasks);
  }

  /** What a query of that morning is given. */
  public RunContext context() {
    return league.contextAt(DAY, MORNING);
  }

  /** Plants the prediction, known at its as-of, and a quoted line beside it. */
  public PlantedPast predicted(String system, LocalDate date, Instant asOf) {
    return predicted(system, date, asOf, Origin.REPLAY);
  }

  /** The same of another origin. */
  public PlantedPast predicted(String system, LocalDate date, Instant asOf, Origin origin) {
    double[] knots = new double[CountDistribution.SIZE];
    Arrays.setAll(knots, i -> 10 + 10 * CountDistribution.probability(i));
    CountDistribution distribution = CountDistribution.ofQuantiles(knots);
    PredictionRow row =
        new PredictionRow(
            origin,
            system,
            asOf,
            League.game(DAY),
            League.player(0),
            MARKET,
            "prediction",
            date,
            "2023-24",
            "RS",
            "AAA",
            "BBB",
            distribution.median(),
            distribution.mean(),
            distribution.text(),
            "model",
            "features",
            1,
            14.5,
            0.5,
            null,
            asOf);
    league.write(
        "prediction", TableRows.of(PredictionRow.TABLE, PredictionRow.class, List.of(row)));
    return this;
  }

  /** Plants what followed. */
  public PlantedPast followed(LocalDate date, Instant knownAt) {
    league.outcome("outcome", league.outcomes(DAY).getFirst().on(date).known(knownAt));
    return this;
  }

  /** Plants its grade. */
  public PlantedPast graded(LocalDate date, Instant knownAt) {
    GradeRow row =
        new GradeRow(
            "prediction",
            Origin.REPLAY.name(),
            "gbdt",
            BEFORE,
            League.game(DAY),
            League.player(0),
            MARKET,
            date,
            15,
            20L,
            knownAt);
    league.write("grade", TableRows.of(GradeRow.TABLE, GradeRow.class, List.of(row)));
    return this;
  }

  /** Plants rows of another table. */
  public PlantedPast with(TableRows rows) {
    league.write(rows.table().name(), rows);
    return this;
  }

  @Override
  public void close() {
    league.close();
  }
}
