package io.tipoff.standalone;

import io.tipoff.features.history.PlayerHistory;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.ledger.SliceLedger.Payload;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which archived payloads a prediction rests on. */
final class RestedOn {

  private static final Sql KNOWN_FACTS = Sql.of(RestedOn.class, "known_facts.sql");
  private static final Sql HISTORY_DATES = Sql.of(RestedOn.class, "history_dates.sql");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** What may tell of a day before its games, never what came of those that are over. */
  static final List<String> OF_THE_DAY = names(artefact -> !artefact.tellsOutcomes());

  /** What features read of earlier days: who met whom, and what came of it. */
  static final List<String> OF_EARLIER_DAYS =
      names(artefact -> artefact.tellsOutcomes() || artefact == Artefact.SCHEDULE);

  private record KnownFacts(String artefact, long facts) {}

  private record HistoryDate(LocalDate gameDate) {}

  private RestedOn() {}

  /**
   * Of its slate what was known before its as-of and tells no outcome; of the slates of his earlier
   * games that his features read, and of the latest games of every team by which his opponent is
   * measured, schedule, box scores and final scores. The latest slates first. Blocks.
   */
  static List<Payload> payloads(Standalone.Services services, Explanation.Prediction prediction) {
    Warehouse warehouse = services.get(Warehouse.class);
    SliceLedger ledger = services.get(SliceLedger.class);
    Slate slate = Slate.nba(prediction.gameDate());
    Instant asOf = prediction.asOf();
    LocalDate date = slate.date();
    Set<String> known = new HashSet<>();
    warehouse
        .query(
            KNOWN_FACTS,
            KnownFacts.class,
            asOf,
            date,
            asOf,
            date,
            asOf,
            date,
            asOf,
            date,
            asOf,
            date)
        .stream()
        .filter(kind -> kind.facts() > 0)
        .forEach(kind -> known.add(kind.artefact()));
    List<LocalDate> earlier = historyDates(warehouse, asOf, date, prediction.playerId());
    List<Payload> payloads = new ArrayList<>();
    payloads.addAll(
        knownBefore(
            asOf,
            ledger.payloads(slate.sport(), List.of(date), OF_THE_DAY).await().atMost(LIMIT),
            known));
    payloads.addAll(
        knownBefore(
            asOf,
            ledger.payloads(slate.sport(), earlier, OF_EARLIER_DAYS).await().atMost(LIMIT),
            Set.of()));
    payloads.sort(Comparator.comparing(Payload::slate).reversed());
    return payloads;
  }

  /** Dates of his latest games and of every team's, as known before an as-of. Blocks. */
  static List<LocalDate> historyDates(
      Warehouse warehouse, Instant asOf, LocalDate date, String playerId) {
    return warehouse
        .query(
            HISTORY_DATES,
            HistoryDate.class,
            asOf,
            playerId,
            date,
            (long) PlayerHistory.GAMES,
            asOf,
            date,
            asOf,
            date)
        .stream()
        .map(HistoryDate::gameDate)
        .toList();
  }

  private static List<String> names(Predicate<Artefact> wanted) {
    return Arrays.stream(Artefact.values()).filter(wanted).map(Artefact::qualifiedName).toList();
  }

  /**
   * What was known before an as-of, each payload of a slate once.
   *
   * @param announced every version, in the order of its announcement
   * @param known artefacts of which facts were known by then. A file tells of a whole day at once,
   *     so that its version is known no sooner than its last fact: where nothing else told of what
   *     was known, the first version of each source did.
   */
  static List<Payload> knownBefore(Instant asOf, List<Payload> announced, Set<String> known) {
    Set<String> told = new HashSet<>();
    announced.stream()
        .filter(payload -> payload.knownAt().isBefore(asOf))
        .forEach(payload -> told.add(payload.artefact()));
    Map<List<Object>, Payload> kept = new LinkedHashMap<>();
    Set<List<String>> first = new HashSet<>();
    for (Payload payload : announced) {
      boolean isFirst = first.add(List.of(payload.artefact(), payload.source()));
      boolean toldOfWhatWasKnown =
          isFirst && known.contains(payload.artefact()) && !told.contains(payload.artefact());
      if (payload.knownAt().isBefore(asOf) || toldOfWhatWasKnown) {
        kept.putIfAbsent(
            List.of(payload.slate(), payload.artefact(), payload.source(), payload.sha256()),
            payload);
      }
    }
    return List.copyOf(kept.values());
  }
}
