package io.tipoff.ingest.load;

import io.quarkus.arc.All;
import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.GameSource;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.KnownGames;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;
import java.util.List;

/** The games with which {@link ChosenSources} load a slate. */
@Singleton
final class ChosenGames implements KnownGames {

  private final List<GameSource> sources;

  ChosenGames(@All List<GameSource> all, IngestConfig config) {
    this.sources =
        config.source().stream()
            .flatMap(name -> all.stream().filter(each -> each.name().equals(name)))
            .toList();
  }

  @Override
  public List<AnnouncedGame> on(Slate slate) {
    return sources.stream()
        .flatMap(source -> source.facts(slate).stream())
        .findFirst()
        .map(SlateFacts::games)
        .orElse(List.of())
        .stream()
        .map(Known::fact)
        .toList();
  }
}
