package io.tipoff.ingest.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that a source tells of one date's games, in the order of the source's rows.
 *
 * @param quarantined rows that could not be used, by what they would have told
 */
public record SlateFacts(
    LocalDate date,
    List<Known<AnnouncedGame>> games,
    List<Known<ClosingOdds>> odds,
    List<Known<TimedQuote>> quotes,
    List<Known<InjuryReportRow>> injuries,
    List<Known<PlayerBoxRow>> boxes,
    List<Known<GameResult>> results,
    Map<Artefact, List<QuarantinedRow>> quarantined) {

  public SlateFacts {
    games = List.copyOf(games);
    odds = List.copyOf(odds);
    quotes = List.copyOf(quotes);
    injuries = List.copyOf(injuries);
    boxes = List.copyOf(boxes);
    results = List.copyOf(results);
    quarantined = Map.copyOf(quarantined);
  }

  /** A date of which a source tells nothing. */
  public static SlateFacts none(LocalDate date) {
    return new SlateFacts(
        date, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of());
  }

  /** Rows that could not be used of one artefact. */
  public List<QuarantinedRow> quarantined(Artefact artefact) {
    return quarantined.getOrDefault(artefact, List.of());
  }

  /** Whether nothing is told at all. */
  public boolean isEmpty() {
    return games.isEmpty()
        && odds.isEmpty()
        && quotes.isEmpty()
        && injuries.isEmpty()
        && boxes.isEmpty()
        && results.isEmpty()
        && quarantined.isEmpty();
  }

  /** These facts and others of the same date. */
  public SlateFacts and(SlateFacts other) {
    Map<Artefact, List<QuarantinedRow>> refused = new HashMap<>(quarantined);
    other.quarantined.forEach(
        (artefact, rows) ->
            refused.merge(
                artefact,
                rows,
                (one, more) -> Stream.concat(one.stream(), more.stream()).toList()));
    return new SlateFacts(
        date,
        joined(games, other.games),
        joined(odds, other.odds),
        joined(quotes, other.quotes),
        joined(injuries, other.injuries),
        joined(boxes, other.boxes),
        joined(results, other.results),
        refused);
  }

  /** These facts with the odds and quotes of another source in place of their own. */
  public SlateFacts quotedBy(SlateFacts other) {
    Map<Artefact, List<QuarantinedRow>> refused = new HashMap<>(quarantined);
    refused.put(Artefact.GAME_ODDS, other.quarantined(Artefact.GAME_ODDS));
    refused.put(Artefact.PROP_LINES, other.quarantined(Artefact.PROP_LINES));
    return new SlateFacts(date, games, other.odds, other.quotes, injuries, boxes, results, refused);
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  /** How many of the announced games are among these. */
  public long announcedAmong(Set<String> gameIds) {
    return games.stream().filter(known -> gameIds.contains(known.fact().gameId())).count();
  }

  /**
   * These facts where others were received before: what was there already keeps the instant at
   * which it became known, the rest became known when it was received, if not later.
   */
  public SlateFacts correcting(SlateFacts earlier, Instant receivedAt) {
    return new SlateFacts(
        date,
        correcting(games, earlier.games, receivedAt),
        correcting(odds, earlier.odds, receivedAt),
        correcting(quotes, earlier.quotes, receivedAt),
        correcting(injuries, earlier.injuries, receivedAt),
        correcting(boxes, earlier.boxes, receivedAt),
        correcting(results, earlier.results, receivedAt),
        quarantined);
  }

  private static <T> List<Known<T>> correcting(
      List<Known<T>> facts, List<Known<T>> earlier, Instant receivedAt) {
    Map<T, Instant> since = new HashMap<>();
    earlier.forEach(known -> since.put(known.fact(), known.knownAt()));
    return facts.stream()
        .map(
            known -> {
              Instant late = known.knownAt().isAfter(receivedAt) ? known.knownAt() : receivedAt;
              return new Known<>(known.fact(), since.getOrDefault(known.fact(), late));
            })
        .toList();
  }
}
