package io.tipoff.grade.outcome;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.tipoff.grade.score.ScoredRow;
import io.tipoff.price.BookPrices;
import io.tipoff.price.KnownQuote;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happened on a slate and what the books had said. */
final class SlateFacts {

  private static final Sql GAMES = Sql.of(SlateFacts.class, "predicted_games.sql");
  private static final Sql POINTS = Sql.of(SlateFacts.class, "team_points.sql");
  private static final Sql SCORED = Sql.of(SlateFacts.class, "scored_rows.sql");
  private static final Sql QUOTES = Sql.of(SlateFacts.class, "slate_quotes.sql");

  /** One player, game and market. */
  record Subject(String gameId, String playerId, Market market) {}

  private record Moment(Subject subject, Instant asOf) {}

  private final List<ScoredRow> scored;
  private final Map<Subject, ScoredRow> bySubject;
  private final Map<String, GameStatus> games = new HashMap<>();
  private final Map<String, Instant> gamesKnownAt = new HashMap<>();
  private final Map<Subject, List<SlateQuote>> quotes;
  private final Set<String> quoteIds;
  private final Map<Moment, BookPrices> views = new HashMap<>();

  private SlateFacts(List<ScoredRow> scored, List<SlateQuote> quotes) {
    this.scored = scored;
    this.bySubject = scored.stream().collect(toMap(SlateFacts::subject, Function.identity()));
    this.quotes =
        quotes.stream()
            .collect(
                groupingBy(quote -> new Subject(quote.gameId(), quote.playerId(), quote.market())));
    this.quoteIds =
        quotes.stream()
            .filter(SlateQuote::priceUsable)
            .map(SlateQuote::quoteId)
            .collect(Collectors.toUnmodifiableSet());
  }

  static SlateFacts read(RunContext context) {
    Instant asOf = context.asOf();
    LocalDate date = context.slate().date();
    SlateFacts facts =
        new SlateFacts(
            context.query(SCORED, ScoredRow.class, asOf, date),
            context.query(QUOTES, SlateQuote.class, asOf, date));
    Map<String, List<TeamPoints>> points =
        context.query(POINTS, TeamPoints.class, asOf, date).stream()
            .collect(groupingBy(TeamPoints::gameId));
    for (GameRead game : context.query(GAMES, GameRead.class, asOf, date, asOf, date, asOf)) {
      facts.add(game, date, points.getOrDefault(game.gameId(), List.of()));
    }
    return facts;
  }

  private void add(GameRead game, LocalDate date, List<TeamPoints> points) {
    games.put(
        game.gameId(),
        game.status(date, points.stream().collect(toMap(TeamPoints::team, TeamPoints::points))));
    Instant knownAt = later(game.resultKnownAt(), game.laterKnownAt());
    for (TeamPoints team : points) {
      knownAt = later(knownAt, team.knownAt());
    }
    if (knownAt != null) {
      gamesKnownAt.put(game.gameId(), knownAt);
    }
  }

  /** All scored rows of the slate, in key order. */
  List<ScoredRow> scored() {
    return scored;
  }

  Optional<ScoredRow> scored(Subject subject) {
    return Optional.ofNullable(bySubject.get(subject));
  }

  GameStatus game(String gameId) {
    return games.getOrDefault(gameId, new GameStatus.Unreported());
  }

  /** Whether the source still has the quote, at prices. */
  boolean stands(String quoteId) {
    return quoteIds.contains(quoteId);
  }

  /** The books as they stood before the instant, at prices that are prices. */
  BookPrices market(Subject subject, Instant asOf) {
    return views.computeIfAbsent(
        new Moment(subject, asOf),
        _ ->
            BookPrices.of(
                KnownQuote.priced(
                    quotes.getOrDefault(subject, List.of()).stream()
                        .filter(quote -> quote.knownAt().isBefore(asOf))
                        .toList())));
  }

  /** When the latest fact became known on which the grade of a prediction rests. */
  Instant knownAt(PlacedPick pick) {
    Instant knownAt = later(pick.knownAt(), gamesKnownAt.get(pick.gameId()));
    ScoredRow row = bySubject.get(subject(pick));
    return row == null ? knownAt : later(knownAt, row.knownAt());
  }

  static Subject subject(PlacedPick pick) {
    return new Subject(pick.gameId(), pick.playerId(), pick.market());
  }

  private static Subject subject(ScoredRow row) {
    return new Subject(row.gameId(), row.playerId(), row.market());
  }

  private static Instant later(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isAfter(one) ? other : one;
  }
}
