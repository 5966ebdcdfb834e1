package io.tipoff.ingest.load;

import io.quarkus.arc.All;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.fact.SlateSource;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.slate.Slate;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** The source from which slates are loaded, and that of their injury reports. */
@Singleton
final class ChosenSource {

  private final SlateSource source;
  private final SlateSource injuries;

  @Inject
  ChosenSource(@All List<SlateSource> sources, IngestConfig config) {
    this(
        named(sources, "tipoff.ingest.source", config.source()),
        named(sources, "tipoff.ingest.injuries", config.injuries().orElse(config.source())));
  }

  ChosenSource(SlateSource source) {
    this(source, source);
  }

  private ChosenSource(SlateSource source, SlateSource injuries) {
    this.source = source;
    this.injuries = injuries;
  }

  private static SlateSource named(List<SlateSource> sources, String setting, String name) {
    return sources.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TipoffException(
                    FailureCategory.CONFIGURATION,
                    setting + " is '" + name + "', which is no source",
                    "Use one of " + sources.stream().map(SlateSource::name).toList() + "."));
  }

  /** The source of injury reports, to be asked like any other. */
  ChosenSource ofInjuries() {
    return new ChosenSource(injuries);
  }

  /** The slate's own slice of an artefact. */
  Input input(Artefact artefact) {
    return Input.critical(artefact.qualifiedName(), Relation.SAME_SLATE, source.name());
  }

  /** The games announced, by the slate's end, for the days after it. */
  List<Known<AnnouncedGame>> ahead(Slate slate) {
    return source.ahead(slate);
  }

  /**
   * @throws TipoffException UPSTREAM_MISSING if the source never told of the slate
   */
  SlateFacts facts(Slate slate) {
    return source
        .facts(slate)
        .orElseThrow(
            () ->
                new TipoffException(
                    FailureCategory.UPSTREAM_MISSING,
                    "source " + source.name() + " has archived nothing of slate " + slate,
                    "Archive its payloads again; the slate was announced from them."));
  }
}
