package io.tipoff.ingest.nba;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.fetch.SourceClient;
import io.tipoff.ingest.fetch.SourceKind;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Box scores of the games of the last days that should be over and have no final one yet, each a
 * bounded number of times; of a slate that is asked for, those of all games that have begun, so
 * that a correction comes too.
 */
@Singleton
final class FetchedBoxScores implements SourceKind {

  /** Time from the tip to when a game may be over. */
  private static final Duration SHORTEST_GAME = Duration.ofHours(2);

  /** Days back from today on which a game is still asked for. */
  private static final int DAYS_BACK = 3;

  /** How often a game is asked for whenever it is this source's turn: some three hours. */
  private static final int OFTEN = 40;

  /** Distance from then on: a game that was put off is asked for some 150 times more. */
  private static final Duration SELDOM = Duration.ofMinutes(30);

  private static final String GAME = "{game}";

  /** How often this process has asked for a game, and when it did last. */
  private record Tries(int number, Instant last) {

    boolean allowOneAt(Instant now) {
      return number < OFTEN || !now.isBefore(last.plus(SELDOM));
    }
  }

  private final NbaComSource source;
  private final SlateClock clock;
  private final Map<String, Tries> tries = new ConcurrentHashMap<>();

  FetchedBoxScores(NbaComSource source, SlateClock clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public String source() {
    return NbaComSource.NAME;
  }

  @Override
  public String name() {
    return "box-score";
  }

  @Override
  public Set<Artefact> artefacts() {
    return Set.of(Artefact.PLAYER_BOX, Artefact.GAME_RESULTS);
  }

  /** The schedule tells of the games. */
  @Override
  public boolean isLast() {
    return true;
  }

  @Override
  public Uni<Asked> ask(SourceClient client, Optional<Slate> slate) {
    List<SourceSlice> slices = new ArrayList<>();
    return Asked.each(
            client.blocking(() -> slate.map(this::begun).orElseGet(this::missing)),
            game -> boxScore(client, game).invoke(slices::addAll).replaceWithVoid())
        .map(failures -> new Asked(slices, failures));
  }

  private Uni<List<SourceSlice>> boxScore(SourceClient client, String game) {
    return client.get(
        name(),
        client.path(name()).replace(GAME, game),
        payload -> source.keepBoxScore(game, payload));
  }

  private List<String> missing() {
    LocalDate today = LeagueTime.dateOf(clock.now());
    Instant over = clock.now().minus(SHORTEST_GAME);
    List<String> missing =
        IntStream.rangeClosed(0, DAYS_BACK)
            .mapToObj(days -> Slate.nba(today.minusDays(days)))
            .flatMap(slate -> source.facts(slate).stream())
            .flatMap(facts -> withoutResult(facts, over).stream())
            .toList();
    tries.keySet().retainAll(missing);
    return missing.stream().filter(this::isDue).toList();
  }

  private boolean isDue(String game) {
    Instant now = clock.now();
    Tries before = tries.getOrDefault(game, new Tries(0, Instant.EPOCH));
    if (!before.allowOneAt(now)) {
      return false;
    }
    tries.put(game, new Tries(before.number() + 1, now));
    return true;
  }

  private static List<String> withoutResult(SlateFacts facts, Instant over) {
    Set<String> known =
        facts.results().stream().map(result -> result.fact().gameId()).collect(Collectors.toSet());
    return games(facts, over).stream().filter(game -> !known.contains(game)).toList();
  }

  private List<String> begun(Slate slate) {
    return games(
        source
            .facts(slate)
            .filter(facts -> !facts.games().isEmpty())
            .orElseThrow(
                () ->
                    new TipoffException(
                        FailureCategory.UPSTREAM_MISSING,
                        "no schedule tells of games of " + slate,
                        "Fetch the schedule first: tipoff fetch --kind schedule")),
        clock.now());
  }

  /** Ids of the games whose tip lies before an instant, each once. */
  private static List<String> games(SlateFacts facts, Instant before) {
    return facts.games().stream()
        .map(Known::fact)
        .filter(game -> game.tip().isBefore(before))
        .map(AnnouncedGame::gameId)
        .distinct()
        .toList();
  }
}
