package io.tipoff.publish.export;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tipoff.digest.Digests;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.RunContext;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskOutput.Artefact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * The one way to publish: query, view, check, envelope, then an atomic replace and the manifest.
 * Runs publish one after the other, so that the last file written has seen everything that any
 * before it has.
 */
public final class Exporter {

  /** Path of the list of all files. */
  public static final String MANIFEST = "manifest";

  private static final Logger LOG = Logger.getLogger(Exporter.class);

  private final ExportStore store;
  private final Halts halts;
  private final MeterRegistry meters;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<ManifestDraft> known = Optional.empty();

  /**
   * The engine over a store.
   *
   * @param declared every export there is
   * @throws TipoffException CONTRACT if two of them have one name or one path
   */
  public Exporter(
      ExportStore store,
      Halts halts,
      MeterRegistry meters,
      List<? extends ExportSpec<?, ?>> declared) {
    Map<String, String> owners = new HashMap<>(Map.of(MANIFEST, "the manifest"));
    for (ExportSpec<?, ?> spec : declared) {
      own(owners, "the name " + spec.id(), spec);
      own(owners, spec.path(), spec);
      spec.alias().ifPresent(alias -> own(owners, alias, spec));
    }
    this.store = store;
    this.halts = halts;
    this.meters = meters;
  }

  private static void own(Map<String, String> owners, String what, ExportSpec<?, ?> spec) {
    String other = owners.putIfAbsent(what, spec.id());
    if (other != null) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          "export " + spec.id() + " and " + other + " both have " + what,
          "Give one of them another: a file has one export that writes it.");
    }
  }

  /**
   * Publishes files for a slate, in this order, then the manifest.
   *
   * @return one artefact per file, and how many files were written, unchanged and refused
   * @throws TipoffException UPSTREAM_MISSING if a file would lose rows without proof: it is kept,
   *     the others are published; CONTRACT if a row is not what its record declares
   */
  public TaskOutput.Rows publish(RunContext context, List<? extends ExportSpec<?, ?>> specs) {
    lock.lock();
    try {
      ManifestDraft manifest = manifest();
      Map<String, Artefact> artefacts = new TreeMap<>();
      Map<String, Long> counts = new TreeMap<>();
      List<String> refused = new ArrayList<>();
      Reading reading = new Reading(context, halts);
      try {
        for (ExportSpec<?, ?> spec : specs) {
          MadeFile<?> made =
              MadeFile.of(spec, about(spec, context.slate().date(), manifest), reading);
          artefacts.put(spec.artefact(), made.artefact());
          counts.put(spec.id() + ".rows", (long) made.file().rows());
          place(made, context, manifest, counts, refused);
        }
      } finally {
        if (manifest.isChanged()) {
          store.replace(MANIFEST, manifest.bytes());
          manifest.kept();
        }
      }
      if (!refused.isEmpty()) {
        throw new TipoffException(
            FailureCategory.UPSTREAM_MISSING,
            String.join("; ", refused),
            "What was published stays. Find out where the rows went; if they are gone for good,"
                + " remove the file, and it is made anew when its inputs next change.");
      }
      return TaskOutput.artefacts(artefacts, counts);
    } finally {
      lock.unlock();
    }
  }

  /** A file of its own is about the run's slate; any other about the newest there has been. */
  private static LocalDate about(ExportSpec<?, ?> spec, LocalDate slate, ManifestDraft manifest) {
    return spec.dated()
        ? slate
        : manifest
            .file(spec.path())
            .map(Manifest.File::slate)
            .filter(slate::isBefore)
            .orElse(slate);
  }

  private <P extends Record & Known> void place(
      MadeFile<P> made,
      RunContext context,
      ManifestDraft manifest,
      Map<String, Long> counts,
      List<String> refused) {
    ExportSpec<?, P> spec = made.spec();
    String path = spec.pathOf(made.file().slate());
    Optional<String> refusal = refusal(made, path, context, manifest);
    if (refusal.isPresent()) {
      refused.add(refusal.get());
      count(spec, "refused", counts);
      LOG.warnf("refused: %s", refusal.get());
      return;
    }
    boolean written = bring(path, made.file(), manifest, () -> store.replace(path, made.bytes()));
    count(spec, written ? "written" : "unchanged", counts);
    spec.alias()
        .filter(alias -> isNewest(alias, made.file(), manifest))
        .ifPresent(alias -> bring(alias, made.file(), manifest, () -> store.copy(path, alias)));
  }

  /** Brings a path to a file; returns false if it was there. The manifest never runs ahead. */
  private boolean bring(String path, Manifest.File file, ManifestDraft manifest, Runnable write) {
    boolean there =
        manifest.file(path).equals(Optional.of(file))
            && store.read(path).map(Digests::sha256).equals(Optional.of(file.sha256()));
    if (!there) {
      write.run();
      manifest.put(path, file);
    }
    return !there;
  }

  private static boolean isNewest(String alias, Manifest.File file, ManifestDraft manifest) {
    return manifest.file(alias).filter(there -> file.slate().isBefore(there.slate())).isEmpty();
  }

  private <P extends Record & Known> Optional<String> refusal(
      MadeFile<P> made, String path, RunContext context, ManifestDraft manifest) {
    if (!(made.spec().empty() instanceof EmptyPolicy.KeepFuller<P> policy)) {
      return Optional.empty();
    }
    Optional<Manifest.File> there =
        manifest
            .file(path)
            .filter(file -> file.slate().equals(made.file().slate()))
            .filter(_ -> store.holds(path));
    return FullerFile.refusal(policy, made, there, context).map(why -> path + " " + why);
  }

  private void count(ExportSpec<?, ?> spec, String outcome, Map<String, Long> counts) {
    counts.merge("files." + outcome, 1L, Long::sum);
    Counter.builder("tipoff.exports")
        .description("Published files by what became of them")
        .tag("export", spec.id())
        .tag("outcome", outcome)
        .register(meters)
        .increment();
  }

  private ManifestDraft manifest() {
    if (known.isEmpty()) {
      known =
          Optional.of(
              new ManifestDraft(
                  store
                      .read(MANIFEST)
                      .map(bytes -> ExportJson.read(bytes, Manifest.class, MANIFEST))
                      .orElseGet(Manifest::empty)));
    }
    ManifestDraft manifest = known.get();
    if (!store.holds(MANIFEST)) {
      manifest.lost(store::holds);
    }
    return manifest;
  }
}
