package io.tipoff.standalone.audit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.audit.AuditedFact;
import io.tipoff.audit.LeakAudit;
import io.tipoff.dispatch.TaskCatalog;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.features.audit.OutcomeCorrelations;
import io.tipoff.features.audit.OutcomeCorrelations.Correlation;
import io.tipoff.run.Task;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Standalone.Services;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.Durability;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import io.tipoff.warehouse.WarehouseConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Audits a slate on the user's own data: one of its revisions is computed again on a copy of the
 * warehouse in which facts change at and after the cut-off, and what the stored features say of the
 * outcomes is held against the clean range. The user's tables are read and never written.
 */
public record SlateAudit(LeakAudit.Report perturbed, List<Correlation> correlations) {

  private static final Sql REVISIONS = Sql.of(SlateAudit.class, "revisions.sql");

  private record Revision(Instant asOf) {}

  /** Correlations that no honest feature reaches. */
  public List<Correlation> suspects() {
    return correlations.stream().filter(Correlation::suspect).toList();
  }

  /**
   * Audits the earliest revision of a slate, the one with the most facts still to come, or another.
   *
   * @throws TipoffException BAD_INPUT if the slate has no feature rows, or not at that cut-off
   */
  public static SlateAudit of(Services services, Slate slate, Optional<Instant> cutOff) {
    Warehouse warehouse = services.get(Warehouse.class);
    List<Instant> revisions =
        warehouse.query(REVISIONS, Revision.class, slate.date()).stream()
            .map(Revision::asOf)
            .toList();
    Instant asOf =
        revisions.stream()
            .filter(at -> cutOff.map(at::equals).orElse(true))
            .findFirst()
            .orElseThrow(
                () ->
                    new TipoffException(
                        FailureCategory.BAD_INPUT,
                        "slate " + slate + " has no feature rows to audit",
                        revisions.isEmpty()
                            ? "Replay it first."
                            : "Its cut-offs are " + revisions + "."));
    List<Correlation> correlations = OutcomeCorrelations.upTo(warehouse, slate);
    return new SlateAudit(onACopy(services, slate, asOf), correlations);
  }

  private static LeakAudit.Report onACopy(Services services, Slate slate, Instant asOf) {
    TaskCatalog catalog = services.get(TaskCatalog.class);
    List<Task> audited = AuditedFact.audited(catalog.tasks());
    Path original = services.get(WarehouseConfig.class).path();
    try {
      Path folder = Files.createTempDirectory(services.directory().tmp(), "audit");
      try (Warehouse copy =
          DuckDbWarehouse.open(
              DuckDbSettings.of(copied(original, folder)).surviving(Durability.PROCESS_DEATH),
              new SimpleMeterRegistry(),
              services.get(OperationalClock.class))) {
        copy.migrate(catalog.tables());
        return new LeakAudit(copy, audited, AuditedFact.readBy(audited, catalog.tasks()))
            .of(slate, asOf);
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies file and log; nothing writes them while a command other than serve or replay runs. */
  private static Path copied(Path original, Path folder) throws IOException {
    Path copy = folder.resolve("warehouse.duckdb");
    Files.copy(original, copy);
    Path log = original.resolveSibling(original.getFileName() + ".wal");
    if (Files.exists(log)) {
      Files.copy(log, folder.resolve("warehouse.duckdb.wal"));
    }
    return copy;
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.isRegularFile(file)) {
          Files.delete(file);
        }
      }
    }
    try (Stream<Path> left = Files.list(folder)) {
      if (left.findAny().isEmpty()) {
        Files.delete(folder);
      }
    }
  }
}
