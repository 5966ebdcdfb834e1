package io.tipoff.ingest.fetch;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fetch.SourceKind.Asked;
import io.tipoff.ledger.SourceLedger;
import io.tipoff.ledger.SourceLedger.Fault;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Fetches a kind of a source: keeps what came, announces it, and records how it went. */
@Singleton
public final class Fetching {

  private static final Logger LOG = Logger.getLogger(Fetching.class);

  /** Longest wait for the next look at a kind that failed. */
  private static final Duration SOON = Duration.ofMinutes(1);

  private final SourceClients clients;
  private final List<SourceKind> kinds;
  private final SourceAnnouncer announcer;
  private final SourceLedger ledger;

  Fetching(
      SourceClients clients,
      @All List<SourceKind> kinds,
      SourceAnnouncer announcer,
      SourceLedger ledger) {
    this.clients = clients;
    this.kinds =
        kinds.stream()
            .filter(kind -> clients.of(kind.source()).isPresent())
            .sorted(
                Comparator.comparing(SourceKind::source)
                    .thenComparing(SourceKind::isLast)
                    .thenComparing(SourceKind::name))
            .toList();
    this.announcer = announcer;
    this.ledger = ledger;
  }

  /**
   * A kind that was fetched.
   *
   * @param slices parts of slates that the archive has of it
   * @param changed slates of which something was new
   * @param failures requests that brought nothing, or why none was made
   */
  public record Fetched(
      String source,
      String kind,
      int slices,
      List<Slate> changed,
      List<TipoffException> failures) {}

  /** Kinds of the sources that have an address, in the order in which to ask for all. */
  public List<SourceKind> kinds() {
    return kinds;
  }

  /**
   * Fetches a kind now. How it went is recorded; not of a single slate, which says nothing of when
   * the kind is due.
   *
   * @param slate as {@link SourceKind#ask} takes it
   * @return fails only if the ledger does, or with what is no failure of a source
   */
  public Uni<Fetched> fetch(SourceKind kind, Optional<Slate> slate) {
    SourceClient client = clients.of(kind.source()).orElseThrow();
    return kind.ask(client, slate)
        .chain(asked -> announced(kind, asked))
        .onFailure(TipoffException.class)
        .recoverWithItem(
            failure -> new Fetched(kind.source(), kind.name(), 0, List.of(), List.of(failure)))
        .call(
            fetched ->
                slate.isPresent() ? Uni.createFrom().voidItem() : recorded(client, kind, fetched));
  }

  private Uni<Fetched> announced(SourceKind kind, Asked asked) {
    return announcer
        .announce(asked.slices())
        .map(
            changed ->
                new Fetched(
                    kind.source(),
                    kind.name(),
                    asked.slices().size(),
                    changed,
                    List.copyOf(asked.failures())));
  }

  private Uni<Void> recorded(SourceClient client, SourceKind kind, Fetched fetched) {
    Duration every = client.every(kind.name());
    if (fetched.failures().isEmpty()) {
      LOG.infof(
          "%s %s: fetched, %d slates changed",
          kind.source(), kind.name(), fetched.changed().size());
      return ledger.succeeded(kind.source(), kind.name(), every);
    }
    TipoffException first = fetched.failures().getFirst();
    LOG.warnf(
        "%s %s: %d failed, the first by %s",
        kind.source(), kind.name(), fetched.failures().size(), first.getMessage());
    Duration soon = every.compareTo(SOON) < 0 ? every : SOON;
    List<String> artefacts =
        kind.artefacts().stream().map(Artefact::qualifiedName).sorted().toList();
    Fault fault = new Fault(outcome(first), first.getMessage(), first.remedy(), artefacts);
    return ledger.failed(kind.source(), kind.name(), fault, soon);
  }

  private static String outcome(TipoffException failure) {
    return failure instanceof SourceFailure failed
        ? failed.outcome().name()
        : failure.category().name();
  }
}
