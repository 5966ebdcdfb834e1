package io.tipoff.ingest.load;

import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The as-ofs at which a slate is predicted: the last revision of each game at its tip, for facts
 * are used strictly before it; and before these, of slates that a provider told of, one at the
 * cut-off and one soon after whatever of games, quotes or injuries became known later.
 */
@Singleton
final class Revisions {

  private final RevisionConfig config;

  Revisions(RevisionConfig config) {
    this.config = config;
  }

  /**
   * Plans them.
   *
   * @param fetched whether a provider told of the slate
   * @param injuries what was reported of the slate's players, whoever told it; asked for where it
   *     counts
   * @return each once, earliest first; none after the last tip
   */
  List<Instant> of(
      Slate slate,
      SlateFacts facts,
      boolean fetched,
      Supplier<? extends Collection<? extends Known<?>>> injuries) {
    TreeSet<Instant> tips = new TreeSet<>();
    facts.games().stream().map(Known::fact).map(AnnouncedGame::tip).forEach(tips::add);
    boolean early =
        switch (config.early()) {
          case FETCHED -> fetched;
          case ALWAYS -> true;
          case NEVER -> false;
        };
    if (tips.isEmpty() || !early) {
      return List.copyOf(tips);
    }
    Instant cutOff = LeagueTime.at(slate.date(), config.cutOff());
    TreeSet<Instant> all = new TreeSet<>(tips);
    all.add(cutOff);
    Stream.of(facts.games(), facts.quotes(), injuries.get())
        .flatMap(Collection::stream)
        .map(Known::knownAt)
        .filter(knownAt -> !knownAt.isBefore(cutOff))
        .map(this::gathered)
        .forEach(all::add);
    return List.copyOf(all.headSet(tips.last(), true));
  }

  /** The next of the instants that lie this far apart, strictly after what is to be known at it. */
  private Instant gathered(Instant knownAt) {
    Duration apart = config.apart();
    long number = Math.floorDiv(knownAt.getEpochSecond(), apart.toSeconds()) + 1;
    return Instant.ofEpochSecond(number * apart.toSeconds());
  }
}
