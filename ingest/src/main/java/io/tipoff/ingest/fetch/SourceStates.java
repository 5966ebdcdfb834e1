package io.tipoff.ingest.fetch;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.SourceLedger;
import io.tipoff.ledger.SourceLedger.Standing;
import io.tipoff.notice.Condition;
import io.tipoff.notice.Notice;
import io.tipoff.notice.Notice.Severity;
import io.tipoff.notice.Notices;
import io.tipoff.time.OperationalClock;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the configured sources stand, as the ledger last told. */
@Singleton
public final class SourceStates {

  /** From which on somebody has to know that a source brings nothing. */
  private static final Duration LONG = Duration.ofMinutes(15);

  private final Fetching fetching;
  private final SourceClients clients;
  private final SourceLedger ledger;
  private final Notices notices;
  private final OperationalClock clock;
  private volatile List<Standing> last = List.of();

  SourceStates(
      Fetching fetching,
      SourceClients clients,
      SourceLedger ledger,
      Notices notices,
      OperationalClock clock) {
    this.fetching = fetching;
    this.clients = clients;
    this.ledger = ledger;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * How a kind stands.
   *
   * @param every how often it is asked for
   * @param standing empty if it was never asked for
   * @param open whether this process leaves it alone
   */
  public record KindState(
      String source, String kind, Duration every, Optional<Standing> standing, boolean open) {

    /** What it is called where people read. */
    public String name() {
      return source + " " + kind;
    }

    /** Since when it has been asked for in vain. */
    public Optional<Instant> failingSince() {
      return standing.flatMap(Standing::failingSince);
    }
  }

  void register(@Observes StartupEvent event, SourceMeters meters) {
    for (SourceKind kind : fetching.kinds()) {
      SourceClient client = clients.of(kind.source()).orElseThrow();
      meters.failing(kind.source(), kind.name(), () -> failingSeconds(kind));
      meters.circuit(kind.source(), kind.name(), () -> client.isOpen(kind.name()) ? 1 : 0);
    }
  }

  private double failingSeconds(SourceKind kind) {
    return of(kind, last)
        .failingSince()
        .map(since -> Math.max(0, Duration.between(since, clock.now()).toMillis() / 1e3))
        .orElse(0.0);
  }

  /** Reads the ledger, and tells people what has failed for long. */
  Uni<Void> read() {
    return ledger.standings().invoke(read -> last = read).chain(this::told);
  }

  private Uni<Void> told() {
    Instant from = clock.now().minus(LONG);
    return notices.holding(
        "failing sources",
        lastRead().stream()
            .filter(state -> state.failingSince().filter(since -> since.isBefore(from)).isPresent())
            .map(SourceStates::condition)
            .toList());
  }

  private static Condition condition(KindState state) {
    Standing standing = state.standing().orElseThrow();
    return new Condition(
        state.name(),
        new Notice(
            Severity.WARNING,
            "source-failing:" + state.source() + ":" + state.kind(),
            "The source " + state.source() + " brings no " + state.kind(),
            "since " + state.failingSince().orElseThrow() + ": " + standing.detail(),
            standing.remedy()));
  }

  /** As the ledger told last. */
  public List<KindState> lastRead() {
    return all(last);
  }

  /** As the ledger tells now. */
  public Uni<List<KindState>> now() {
    return fetching.kinds().isEmpty()
        ? Uni.createFrom().item(List.of())
        : ledger.standings().map(this::all);
  }

  private List<KindState> all(List<Standing> standings) {
    return fetching.kinds().stream().map(kind -> of(kind, standings)).toList();
  }

  private KindState of(SourceKind kind, List<Standing> standings) {
    SourceClient client = clients.of(kind.source()).orElseThrow();
    return new KindState(
        kind.source(),
        kind.name(),
        client.every(kind.name()),
        standings.stream()
            .filter(each -> each.source().equals(kind.source()) && each.kind().equals(kind.name()))
            .findFirst(),
        client.isOpen(kind.name()));
  }
}
