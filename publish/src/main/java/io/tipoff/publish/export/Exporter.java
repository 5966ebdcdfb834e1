package io.tipoff.publish.export;

import io.tipoff.digest.Digests;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.RunContext;
import io.tipoff.run.TaskOutput.Artefact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one way to publish: query, view, envelope, then an atomic replace and the manifest. Files are
 * made one after the other, each query after the one before was written, so that the last file
 * written has seen everything that any before it has.
 */
public final class Exporter {

  /** Path of the list of all files. */
  public static final String MANIFEST = "manifest";

  private final ExportStore store;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Manifest> known = Optional.empty();

  public Exporter(ExportStore store) {
    this.store = store;
  }

  /**
   * Publishes a slate's file.
   *
   * @throws TipoffException UPSTREAM_MISSING if a fuller file would be lost; it is kept
   */
  public <S extends Record, P extends Record & Known> Artefact publish(
      ExportSpec<S, P> spec, RunContext context) {
    lock.lock();
    try {
      LocalDate slate = context.slate().date();
      List<P> rows =
          context
              .query(spec.query(), spec.stored(), spec.parameters().apply(slate).toArray())
              .stream()
              .map(spec.view())
              .toList();
      Optional<Instant> asOf = rows.stream().map(Known::knownAt).max(Instant::compareTo);
      byte[] bytes =
          ExportJson.bytes(
              new Envelope<>(
                  spec.id(),
                  spec.version(),
                  context.slate().sport(),
                  slate,
                  asOf.orElse(null),
                  context.degraded(),
                  rows.size(),
                  rows));
      Manifest.File file =
          new Manifest.File(Digests.sha256(bytes), rows.size(), slate, spec.version());
      put(spec, file, bytes);
      return new Artefact(file.sha256(), rows.size(), asOf.orElse(Instant.EPOCH));
    } finally {
      lock.unlock();
    }
  }

  private void put(ExportSpec<?, ?> spec, Manifest.File file, byte[] bytes) {
    SortedMap<String, Manifest.File> files = new TreeMap<>(manifest().files());
    boolean changed = false;
    String path = spec.pathOf(file.slate());
    if (spec.dated() || isNewest(files, path, file)) {
      refuseShrinking(spec, path, files.get(path), file);
      changed |= place(files, path, file, bytes);
    }
    if (spec.alias().isPresent() && isNewest(files, spec.alias().get(), file)) {
      changed |= place(files, spec.alias().get(), file, bytes);
    }
    if (changed) {
      Manifest manifest = new Manifest(files);
      store.replace(MANIFEST, ExportJson.bytes(manifest));
      known = Optional.of(manifest);
    }
  }

  private boolean place(
      SortedMap<String, Manifest.File> files, String path, Manifest.File file, byte[] bytes) {
    if (file.equals(files.put(path, file)) && store.read(path).isPresent()) {
      return false;
    }
    store.replace(path, bytes);
    return true;
  }

  private static boolean isNewest(
      SortedMap<String, Manifest.File> files, String path, Manifest.File file) {
    Manifest.File there = files.get(path);
    return there == null || !file.slate().isBefore(there.slate());
  }

  private static void refuseShrinking(
      ExportSpec<?, ?> spec, String path, Manifest.File there, Manifest.File file) {
    boolean same = there != null && (spec.dated() || there.slate().equals(file.slate()));
    if (spec.empty() == EmptyPolicy.KEEP_FULLER && same && 2 * file.rows() < there.rows()) {
      throw new TipoffException(
          FailureCategory.UPSTREAM_MISSING,
          path + " has " + there.rows() + " rows and would be replaced by " + file.rows(),
          "The file was kept. Find out where the rows went; if they are wrong, remove the file and"
              + " its line of the manifest.");
    }
  }

  private Manifest manifest() {
    if (known.isEmpty()) {
      known =
          Optional.of(
              store
                  .read(MANIFEST)
                  .map(bytes -> ExportJson.read(bytes, Manifest.class, MANIFEST))
                  .orElseGet(Manifest::empty));
    }
    return known.get();
  }
}
