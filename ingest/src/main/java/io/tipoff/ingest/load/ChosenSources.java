package io.tipoff.ingest.load;

import io.quarkus.arc.All;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.FetchedSource;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.fact.SlateSource;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.slate.Slate;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The sources from which slates are loaded, those of their odds, and those of their injury reports.
 * A slate is loaded from the first that has told of it: history may come from files and today from
 * a provider.
 */
@Singleton
final class ChosenSources {

  private final List<SlateSource> sources;
  private final List<SlateSource> quotes;
  private final List<SlateSource> injuries;

  @Inject
  ChosenSources(@All List<SlateSource> all, IngestConfig config) {
    this(
        named(all, "tipoff.ingest.source", config.source()),
        named(all, "tipoff.ingest.quotes", config.quotes()),
        named(all, "tipoff.ingest.injuries", config.injuries().orElse(config.source())));
  }

  ChosenSources(SlateSource source) {
    this(List.of(source));
  }

  private ChosenSources(List<SlateSource> sources) {
    this(sources, sources, sources);
  }

  private ChosenSources(
      List<SlateSource> sources, List<SlateSource> quotes, List<SlateSource> injuries) {
    this.sources = List.copyOf(sources);
    this.quotes = List.copyOf(quotes);
    this.injuries = List.copyOf(injuries);
  }

  private static List<SlateSource> named(
      List<SlateSource> all, String setting, List<String> names) {
    return names.stream().map(name -> named(all, setting, name)).toList();
  }

  private static SlateSource named(List<SlateSource> all, String setting, String name) {
    return all.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TipoffException(
                    FailureCategory.CONFIGURATION,
                    setting + " names '" + name + "', which is no source",
                    "Use some of " + all.stream().map(SlateSource::name).toList() + "."));
  }

  /** The sources of injury reports, to be asked like any other. */
  ChosenSources ofInjuries() {
    return new ChosenSources(injuries);
  }

  /** The sources of odds and quotes, likewise. */
  ChosenSources ofQuotes() {
    return new ChosenSources(quotes);
  }

  /** The slate's own slice of an artefact, of whichever source has it. */
  Input input(Artefact artefact) {
    return Input.criticalOfAny(artefact.qualifiedName(), Relation.SAME_SLATE, names());
  }

  private List<String> names() {
    return sources.stream().map(SlateSource::name).toList();
  }

  /** The same, if there is any. */
  Input inputIfThere(Artefact artefact) {
    return Input.ifThere(
        artefact.qualifiedName(), Relation.SAME_SLATE, names().toArray(String[]::new));
  }

  /** A slate, by the first source that told of it. */
  record Told(SlateSource source, SlateFacts facts) {

    /** Whether that is a provider, which tells of it bit by bit, and no file of a whole season. */
    boolean isFetched() {
      return source instanceof FetchedSource;
    }
  }

  /**
   * What is told of a slate; reads it from the archive.
   *
   * @throws TipoffException UPSTREAM_MISSING if no source ever told of it
   */
  Told told(Slate slate) {
    return find(slate)
        .orElseThrow(
            () ->
                new TipoffException(
                    FailureCategory.UPSTREAM_MISSING,
                    String.join(" or ", names()) + " has archived nothing of slate " + slate,
                    "Archive its payloads again; the slate was announced from them."));
  }

  /** The same, empty if no source ever told of it. */
  Optional<Told> find(Slate slate) {
    return sources.stream()
        .flatMap(source -> source.facts(slate).map(facts -> new Told(source, facts)).stream())
        .findFirst();
  }
}
