package io.tipoff.standalone.operate;

import io.quarkus.arc.All;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.KernelParts;
import io.tipoff.failure.TipoffException;
import io.tipoff.file.Disk;
import io.tipoff.file.StoreDisks;
import io.tipoff.ingest.fetch.SourceStates;
import io.tipoff.ingest.fetch.SourceStates.KindState;
import io.tipoff.ledger.LedgerProbe;
import io.tipoff.ledger.SourceLedger;
import io.tipoff.notice.Notice.Severity;
import io.tipoff.notice.Notifier;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.system.PredictionSystem;
import io.tipoff.predict.system.Readiness;
import io.tipoff.run.RunContext;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Looks at everything that the program stands on, one finding each. Blocks. */
@Singleton
public final class Doctor {

  private static final Duration MOST_SKEW = Duration.ofSeconds(5);

  private final Kernel kernel;
  private final LedgerProbe ledger;
  private final Instance<HealthCheck> engines;
  private final List<PredictionSystem> systems;
  private final PredictSettings predict;
  private final Notifier notifier;
  private final SourceStates sources;
  private final StoreDisks disks;
  private final boolean acts;

  Doctor(
      Kernel kernel,
      LedgerProbe ledger,
      @org.eclipse.microprofile.health.Readiness Instance<HealthCheck> engines,
      @All List<PredictionSystem> systems,
      PredictSettings predict,
      Notifier notifier,
      SourceStates sources,
      StoreDisks disks) {
    this.kernel = kernel;
    this.ledger = ledger;
    this.engines = engines;
    this.systems = systems;
    this.predict = predict;
    this.notifier = notifier;
    this.sources = sources;
    this.disks = disks;
    this.acts = kernel.parts().config().acts();
  }

  /** All findings, whether anything is to be done or not. */
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            "configuration",
            "every setting could be read; systems "
                + String.join(", ", predict.systems())
                + (acts ? "; starts what is due" : "; starts nothing by itself")));
    engines.forEach(check -> findings.add(engine(check.call())));
    clock().forEach(findings::add);
    findings.add(notifications());
    findings.addAll(sources());
    findings.addAll(disks());
    for (PredictionSystem system : systems) {
      if (predict.systems().contains(system.id())) {
        findings.add(models(system));
      }
    }
    return findings;
  }

  private static Finding engine(HealthCheckResponse response) {
    String data = response.getData().map(Object::toString).orElse("");
    return response.getStatus() == HealthCheckResponse.Status.UP
        ? Finding.ok(response.getName(), "reached")
        : Finding.wrong(
            response.getName(),
            "cannot be used " + data,
            "See that it runs and can be reached; embedded engines write to the log in the data"
                + " directory.");
  }

  private Finding notifications() {
    String told =
        Stream.of(Severity.values())
            .filter(notifier::tells)
            .map(severity -> severity.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    if (told.isEmpty()) {
      return Finding.ok("notifications", "off: no destination is configured");
    }
    try {
      long failed = Answer.of(notifier.undelivered());
      return failed == 0
          ? Finding.ok("notifications", "on: " + told)
          : Finding.wrong(
              "notifications",
              failed + " of the last day did not arrive",
              "See which and why: tipoff notify list --undelivered. Then: tipoff notify test");
    } catch (TipoffException e) {
      return Finding.wrong("notifications", e.getMessage(), e.remedy());
    }
  }

  private List<Finding> sources() {
    try {
      return Answer.of(sources.now()).stream().map(Doctor::source).toList();
    } catch (TipoffException e) {
      return List.of(Finding.wrong("sources", e.getMessage(), e.remedy()));
    }
  }

  /** Whether a kind came when it was last asked for. */
  static Finding source(KindState state) {
    String what = "source " + state.name();
    String every = "asked for every " + state.every().toSeconds() + " s by tipoff serve";
    if (state.standing().isEmpty()) {
      return Finding.ok(what, "not asked for yet; " + every);
    }
    SourceLedger.Standing standing = state.standing().get();
    return state
        .failingSince()
        .map(
            since ->
                Finding.wrong(
                    what,
                    "nothing came since "
                        + since
                        + ": "
                        + standing.detail()
                        + (state.open() ? "; left alone for a while" : "")
                        + "; last fetched "
                        + standing.succeededAt().map(Instant::toString).orElse("never"),
                    standing.remedy()))
        .orElseGet(
            () ->
                Finding.ok(
                    what,
                    "fetched "
                        + standing.succeededAt().map(Instant::toString).orElse("never")
                        + "; "
                        + every));
  }

  private List<Finding> clock() {
    LedgerProbe.Reading reading;
    try {
      reading = Answer.of(ledger.read());
    } catch (TipoffException e) {
      return List.of(Finding.wrong("ledger", e.getMessage(), e.remedy()));
    }
    Finding version = Finding.ok("ledger", "PostgreSQL " + reading.version());
    return List.of(version, clock(reading, kernel.parts().operational().now()));
  }

  /** The database's clock and ours agree, and neither went back. */
  static Finding clock(LedgerProbe.Reading reading, Instant now) {
    Duration skew = Duration.between(reading.now(), now).abs();
    if (skew.compareTo(MOST_SKEW) > 0) {
      return Finding.wrong(
          "clock",
          "the database says " + reading.now() + " and this machine " + now,
          "Let both machines follow a time server: leases go by the database's clock.");
    }
    if (reading.ahead() > 0) {
      return Finding.wrong(
          "clock",
          reading.ahead() + " runs started later than now, " + reading.now(),
          "The clock went back. Correct it; what started later counts as fresh until then.");
    }
    return Finding.ok("clock", now + ", the database's is " + skew.toMillis() + " ms away");
  }

  private List<Finding> disks() {
    Set<String> seen = new LinkedHashSet<>();
    return disks.now().values().stream()
        .filter(disk -> seen.add(disk.device()))
        .map(Doctor::disk)
        .toList();
  }

  static Finding disk(Disk disk) {
    return disk.isNearlyFull()
        ? Finding.wrong(
            "disk",
            disk.told(),
            "Free some, or move the data directory (--data-dir): without space nothing is written.")
        : Finding.ok("disk", disk.told());
  }

  /** Whether what would serve now can be loaded and trusted. */
  private Finding models(PredictionSystem system) {
    String what = "models of " + system.id();
    KernelParts parts = kernel.parts();
    Instant now = parts.clock().now();
    TaskScope scope =
        new TaskScope("doctor", Slate.nba(LeagueTime.dateOf(now)), Pass.PREGAME, Optional.of(now));
    RunContext context = new RunContext(scope, Origin.REPLAY, parts.warehouse(), List.of());
    try {
      return switch (Answer.of(parts.pool().run(() -> system.at(context)))) {
        case Readiness.Ready ready -> Finding.ok(what, "load, and give what they gave");
        case Readiness.Absent absent -> Finding.ok(what, "none yet: " + absent.reason());
      };
    } catch (TipoffException e) {
      return Finding.wrong(what, e.getMessage(), e.remedy());
    }
  }
}
