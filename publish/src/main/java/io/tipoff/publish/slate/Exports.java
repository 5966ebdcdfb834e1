package io.tipoff.publish.slate;

import static io.tipoff.run.RunContext.LATEST;

import io.tipoff.publish.export.EmptyPolicy;
import io.tipoff.publish.export.ExportSpec;
import io.tipoff.warehouse.Sql;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All published files. */
public final class Exports {

  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  /** Days that the status looks back. */
  private static final int STATUS_DAYS = 7;

  static final ExportSpec<StoredPrediction, PublishedPrediction> PREDICTIONS =
      new ExportSpec<>(
          "predictions",
          "predictions/{date}",
          Optional.of("predictions/today"),
          "What every system says of every player of a slate, and the pick made of it.",
          Sql.of(Exports.class, "predictions.sql"),
          date -> List.of(LATEST, LATEST, date, LATEST, date, LATEST, date),
          StoredPrediction.class,
          PublishedPrediction.class,
          PublishedPrediction::of,
          EmptyPolicy.KEEP_FULLER,
          Duration.ofMinutes(1),
          1);

  static final ExportSpec<PublishedResult, PublishedResult> RESULTS =
      new ExportSpec<>(
          "results",
          "results/{date}",
          Optional.of("results/latest"),
          "What became of a slate's predictions and picks.",
          Sql.of(Exports.class, "results.sql"),
          date -> List.of(LATEST, LATEST, date, date),
          PublishedResult.class,
          PublishedResult.class,
          Function.identity(),
          EmptyPolicy.KEEP_FULLER,
          Duration.ofMinutes(10),
          1);

  static final ExportSpec<PublishedAccuracy, PublishedAccuracy> PERFORMANCE =
      new ExportSpec<>(
          "performance",
          "systems/performance",
          Optional.empty(),
          "How good the systems are, beside the line and the last-10 mean, on the same rows.",
          Sql.of(Exports.class, "performance.sql"),
          date -> List.of(LATEST, date),
          PublishedAccuracy.class,
          PublishedAccuracy.class,
          Function.identity(),
          EmptyPolicy.KEEP_FULLER,
          Duration.ofMinutes(10),
          1);

  static final ExportSpec<StoredDay, PublishedDay> CALENDAR =
      days("calendar", "All dates with games, and how far each is.", date -> FIRST, date -> LAST);

  static final ExportSpec<StoredDay, PublishedDay> STATUS =
      days(
          "status",
          "The newest slate and the week before it: what has ended, what is graded.",
          date -> date.minusDays(STATUS_DAYS),
          date -> date);

  private static final List<ExportSpec<?, ?>> ALL =
      List.of(PREDICTIONS, RESULTS, PERFORMANCE, CALENDAR, STATUS);

  private Exports() {}

  /** Every export, once. */
  public static List<ExportSpec<?, ?>> all() {
    return ALL;
  }

  private static ExportSpec<StoredDay, PublishedDay> days(
      String id,
      String meaning,
      Function<LocalDate, LocalDate> first,
      Function<LocalDate, LocalDate> last) {
    return new ExportSpec<>(
        id,
        id,
        Optional.empty(),
        meaning,
        Sql.of(Exports.class, "days.sql"),
        date ->
            List.of(
                LATEST,
                first.apply(date),
                last.apply(date),
                LATEST,
                first.apply(date),
                LATEST,
                first.apply(date)),
        StoredDay.class,
        PublishedDay.class,
        PublishedDay::of,
        EmptyPolicy.MAY_SHRINK,
        Duration.ofMinutes(1),
        1);
  }
}
