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
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** All published files. */
public final class Exports {

  /** Days that the status looks back. */
  private static final int STATUS_DAYS = 7;

  /** Days back for which predictions are counted that are not graded yet. */
  private static final int COUNTED_DAYS = 1;

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
                          LATEST,
                          LATEST,
                          date,
                          date,
                          LATEST,
                          date,
                          LATEST,
                          date,
                          LATEST,
                          nameSince(date),
                          date,
                          LATEST,
                          date),
                  StoredPrediction.class,
                  PublishedPrediction.class,
                  _ -> true,
                  PublishedPrediction::of,
                  PublishedPrediction::withheld,
                  List.of("game_id", "player_id", "market", "system", "origin"),
                  Optional.empty())
              .countedBy(prediction -> prediction.side().toLowerCase(Locale.ROOT)),
          ofEveryGame(PublishedPrediction::gameId),
          Duration.ofMinutes(1),
          2);

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
                  "game_id",
                  "player_id",
                  "market",
                  "system",
                  "origin")
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
              "span",
              "market",
              "system"),
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
          days(StoredDay::hasGames, PublishedDay.class, PublishedDay::of)
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
          days(day -> day.hasGames() && day.recent(), PublishedStatus.class, PublishedStatus::of)
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
      Predicate<StoredDay> kept, Class<P> published, Function<StoredDay, P> view) {
    return new ExportRows<>(
        sql("days.sql"),
        date -> {
          LocalDate recent = date.minusDays(STATUS_DAYS);
          LocalDate counted = date.minusDays(COUNTED_DAYS);
          return List.of(
              date, recent, date, counted, date, LATEST, LATEST, LATEST, LATEST, counted, date);
        },
        StoredDay.class,
        published,
        kept,
        view,
        UnaryOperator.identity(),
        List.of("date"),
        Optional.empty());
  }
}
