package io.tipoff.grade.score;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.tipoff.price.MarketLine;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Market;
import io.tipoff.slate.Phase;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.TableRows;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Scores every box row of a slate in every market, predicted or not. */
@Singleton
final class ScoreRowsTask implements Task {

  static final String NAME = "score-rows";

  private static final Sql BOX = Sql.of(ScoreRowsTask.class, "slate_box.sql");
  private static final Sql SEASON = Sql.of(ScoreRowsTask.class, "history_season.sql");
  private static final Sql RECENT = Sql.of(ScoreRowsTask.class, "history_recent.sql");
  private static final Sql QUOTES = Sql.of(ScoreRowsTask.class, "received_quotes.sql");

  @Override
  public TaskDeclaration declaration() {
    return TaskDeclaration.postgame(
            NAME,
            Phase.GRADE,
            List.of(
                Input.critical("raw.player_box", Relation.SAME_SLATE, "load-box-scores"),
                Input.critical("raw.player_box", Relation.EARLIER_SLATES, "load-box-scores"),
                Input.optional("raw.prop_quote", Relation.SAME_SLATE, "load-quotes")))
        .writing(ScoredRow.TABLE, BaselineDay.TABLE);
  }

  @Override
  public TaskOutput run(RunContext context) {
    Instant asOf = context.asOf();
    LocalDate date = context.slate().date();
    List<BoxRow> box = context.query(BOX, BoxRow.class, asOf, date);
    if (box.isEmpty()) {
      return new TaskOutput.NoData("raw.player_box holds no row of " + context.slate());
    }
    Map<String, SeasonSums> seasons =
        context.query(SEASON, SeasonSums.class, asOf, asOf, date, date).stream()
            .collect(toMap(SeasonSums::playerId, Function.identity()));
    Map<String, List<RecentSums>> recent =
        context.query(RECENT, RecentSums.class, asOf, asOf, asOf, date, date, date).stream()
            .collect(groupingBy(RecentSums::playerId));
    Map<QuotedOn, List<ReceivedQuote>> quotes =
        context.query(QUOTES, ReceivedQuote.class, asOf, date).stream()
            .collect(groupingBy(QuotedOn::of));

    List<ScoredRow> rows = new ArrayList<>(box.size() * ScoredRow.MARKETS.size());
    for (BoxRow row : box) {
      History history =
          new History(
              Optional.ofNullable(seasons.get(row.playerId())),
              recent.getOrDefault(row.playerId(), List.of()));
      for (Market market : ScoredRow.MARKETS) {
        QuotedOn on = new QuotedOn(row.gameId(), row.playerId(), market);
        rows.add(scored(row, market, history, quotes.getOrDefault(on, List.of())));
      }
    }
    return TaskOutput.rows(
        TableRows.of(ScoredRow.TABLE, ScoredRow.class, rows),
        TableRows.of(BaselineDay.TABLE, BaselineDay.class, BaselineDays.of(rows)));
  }

  private static ScoredRow scored(
      BoxRow row, Market market, History history, List<ReceivedQuote> quotes) {
    Instant knownAt = row.knownAt();
    if (history.knownAt().isPresent() && history.knownAt().get().isAfter(knownAt)) {
      knownAt = history.knownAt().get();
    }
    for (ReceivedQuote quote : quotes) {
      knownAt = quote.knownAt().isAfter(knownAt) ? quote.knownAt() : knownAt;
    }
    return new ScoredRow(
        row.gameId(),
        row.playerId(),
        market,
        row.gameDate(),
        row.season(),
        row.seasonType(),
        row.of(market),
        history.games(),
        history.last(5, market),
        history.last(10, market),
        history.season(market),
        MarketLine.of(quotes.stream().map(ReceivedQuote::onBook).toList())
            .map(MarketLine::median)
            .orElse(null),
        knownAt);
  }

  private record QuotedOn(String gameId, String playerId, Market market) {

    static QuotedOn of(ReceivedQuote quote) {
      return new QuotedOn(quote.gameId(), quote.playerId(), quote.market());
    }
  }
}
