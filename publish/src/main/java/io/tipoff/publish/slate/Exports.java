package io.tipoff.publish.slate;

import static io.tipoff.run.RunContext.LATEST;

import io.tipoff.publish.export.EmptyPolicy;
import io.tipoff.publish.export.EmptyPolicy.Expectation;
import io.tipoff.publish.export.EmptyPolicy.KeepFuller;
import io.tipoff.publish.export.EmptyPolicy.MayShrink;
import io.tipoff.publish.export.ExportRows;
import io.tipoff.publish.export.ExportSpec;
import io.tipoff.publish.export.Known;
import io.tipoff.warehouse.Sql;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** All published files. */
public final class Exports {

  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  /** Days that the status looks back, and for which predictions not graded yet are counted. */
  static final int STATUS_DAYS = 7;

  /** Days back in which the name of whoever may play has been in a box score. */
  private static final int NAME_DAYS = 500;

  static final ExportSpec<StoredPrediction, PublishedPrediction> PREDICTIONS =
      new ExportSpec<>(
          "predictions",
          "predictions/{date}",
          Optional.of("predictions/today"),
          "What every system says of every player of a slate, and the pick made of it.",
          new ExportRows<>(
                  sql("predictions.sql"),
                  date ->
                      List.of(
                          LATEST, LATEST, date, date, LATEST, date, LATEST, nameSince(date), date),
                  StoredPrediction.class,
                  PublishedPrediction.class,
                  PublishedPrediction::of,
                  List.of("prediction_id"),
                  Optional.empty())
              .countedBy(prediction -> prediction.side().toLowerCase(Locale.ROOT)),
          ofEveryGame(PublishedPrediction::gameId),
          Duration.ofMinutes(1),
          1);

  static final ExportSpec<PublishedResult, PublishedResult> RESULTS =
      new ExportSpec<>(
          "results",
          "results/{date}",
          Optional.of("results/latest"),
          "What became of a slate's predictions and picks.",
          ExportRows.of(
                  sql("results.sql"),
                  date -> List.of(LATEST, LATEST, nameSince(date), date, date),
                  PublishedResult.class,
                  "prediction_id")
              .countedBy(result -> result.result().toLowerCase(Locale.ROOT)),
          ofEveryGame(PublishedResult::gameId),
          Duration.ofMinutes(10),
          1);

  static final ExportSpec<PublishedAccuracy, PublishedAccuracy> PERFORMANCE =
      new ExportSpec<>(
          "performance",
          "systems/performance",
          Optional.empty(),
          "How good the systems are, beside the line and the last-10 mean, on the same rows.",
          ExportRows.of(
              sql("performance.sql"),
              date -> List.of(LATEST, date),
              PublishedAccuracy.class,
              "origin",
              "system",
              "market",
              "span"),
          new KeepFuller<>(
              new Expectation<>(
                  sql("predicting-systems.sql"),
                  date -> List.of(LATEST, date),
                  PublishedAccuracy::system)),
          Duration.ofMinutes(10),
          1);

  static final ExportSpec<StoredDay, PublishedDay> CALENDAR =
      new ExportSpec<>(
          "calendar",
          "calendar",
          Optional.empty(),
          "All dates with games, and how far each is.",
          days(date -> FIRST, date -> LAST, PublishedDay.class, PublishedDay::of)
              .countedBy(day -> day.state().id()),
          new MayShrink<>(),
          Duration.ofMinutes(1),
          1);

  static final ExportSpec<StoredDay, PublishedStatus> STATUS =
      new ExportSpec<>(
          "status",
          "status",
          Optional.empty(),
          "The newest slate and the week before it: how far each is, and what is late.",
          days(
                  date -> date.minusDays(STATUS_DAYS),
                  Function.identity(),
                  PublishedStatus.class,
                  PublishedStatus::of)
              .countedBy(day -> day.state().id()),
          new MayShrink<>(),
          Duration.ofMinutes(1),
          1);

  private static final List<ExportSpec<?, ?>> ALL =
      List.of(PREDICTIONS, RESULTS, PERFORMANCE, CALENDAR, STATUS);

  private Exports() {}

  /** Every export, once. */
  public static List<ExportSpec<?, ?>> all() {
    return ALL;
  }

  private static Sql sql(String file) {
    return Sql.of(Exports.class, file);
  }

  private static LocalDate nameSince(LocalDate date) {
    return date.minusDays(NAME_DAYS);
  }

  private static <P extends Record> EmptyPolicy<P> ofEveryGame(Function<P, String> gameId) {
    return new KeepFuller<>(
        new Expectation<>(sql("announced-games.sql"), date -> List.of(LATEST, date), gameId));
  }

  private static <P extends Record & Known> ExportRows<StoredDay, P> days(
      Function<LocalDate, LocalDate> first,
      Function<LocalDate, LocalDate> last,
      Class<P> published,
      Function<StoredDay, P> view) {
    return new ExportRows<>(
        sql("days.sql"),
        date ->
            List.of(
                date,
                date.minusDays(STATUS_DAYS),
                LATEST,
                first.apply(date),
                last.apply(date),
                LATEST,
                first.apply(date),
                LATEST,
                first.apply(date),
                LATEST,
                date.minusDays(STATUS_DAYS),
                date),
        StoredDay.class,
        published,
        view,
        List.of("date"),
        Optional.empty());
  }
}
