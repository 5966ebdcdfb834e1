package io.tipoff.standalone.backup;

import io.tipoff.embedded.DataDirectory;
import io.tipoff.embedded.Engines;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.file.DurableFolder;
import io.tipoff.ledger.LedgerProbe;
import io.tipoff.standalone.Backtest;
import io.tipoff.standalone.Standalone;
import io.tipoff.standalone.StoreDigests;
import io.tipoff.standalone.operate.Answer;
import io.tipoff.time.OperationalClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Copies a data directory. Digests and counts are taken while everything is up and nothing is
 * started; the files once all has stopped, with the directory held throughout: so all are of one
 * instant.
 */
public final class Backup implements Standalone.Work {

  /** What is copied, where it is there. Programs, logs and scratch files are not. */
  static final List<String> PARTS =
      List.of(
          "kafka",
          "postgres/data",
          "postgres/initialised",
          "warehouse",
          "archive",
          "exports",
          "models",
          "replayed-archive");

  private final Path target;
  private Optional<Contents> contents = Optional.empty();
  private Optional<Manifest> taken = Optional.empty();

  /** What the stores said of themselves. */
  record Contents(
      String program, SortedMap<String, String> digests, SortedMap<String, Long> ledgerRows) {}

  /**
   * @param target folder to write
   */
  public Backup(Path target) {
    this.target = target.toAbsolutePath().normalize();
  }

  /**
   * What can be checked before anything is started.
   *
   * @throws TipoffException CONFIGURATION if some of it lies elsewhere, it is of backtests, which
   *     have no ledger, or the target cannot be one
   */
  public void check(Path dataDirectory) {
    OwnStores.require();
    Backtest.refuse(dataDirectory);
    if (Files.exists(target)) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          target + " is there already",
          "Name a folder that does not exist yet; backups are never overwritten.");
    }
    if (target.startsWith(dataDirectory.normalize())) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          target + " lies in the data directory",
          "Name a folder outside of it, best on another disk.");
    }
  }

  @Override
  public int run(Standalone.Services services) {
    contents =
        Optional.of(
            new Contents(
                ConfigProvider.getConfig().getValue("quarkus.application.version", String.class),
                new TreeMap<>(services.get(StoreDigests.class).of(services.directory().exports())),
                Answer.of(services.get(LedgerProbe.class).rows())));
    return 0;
  }

  @Override
  public void after(DataDirectory directory) {
    if (!Engines.areAtRest(directory)) {
      throw new TipoffException(
          FailureCategory.TRANSIENT,
          "Kafka or PostgreSQL did not stop in good order, so their files cannot be copied",
          "Try again.");
    }
    // without contents it was stopped before it was done
    taken = contents.map(known -> copy(directory.root(), known));
  }

  /** What was written; empty if it was stopped before. */
  public Optional<Manifest> taken() {
    return taken;
  }

  /** Writes the copy aside and gives it its name once it is whole. */
  Manifest copy(Path root, Contents known) {
    try {
      Files.createDirectories(target.getParent());
      Path partial =
          Files.createTempDirectory(target.getParent(), target.getFileName() + ".partial-");
      boolean whole = false;
      try {
        Manifest manifest = copy(root, partial, known);
        manifest.write(partial);
        DurableFolder.force(partial);
        Files.move(partial, target);
        DurableFolder.force(target.getParent());
        whole = true;
        return manifest;
      } finally {
        if (!whole) {
          Folders.delete(partial);
        }
      }
    } catch (IOException e) {
      throw Folders.unusable(target, e);
    }
  }

  private static Manifest copy(Path root, Path to, Contents known) throws IOException {
    List<String> folders = new ArrayList<>();
    List<StoredFile> files = new ArrayList<>();
    for (String part : PARTS) {
      Path source = root.resolve(part);
      if (Files.isRegularFile(source)) {
        files.add(copy(root, source, to));
      } else if (Files.isDirectory(source)) {
        folders.add(part);
        Files.createDirectories(to.resolve(part));
        for (Path below : Folders.below(source)) {
          if (Files.isDirectory(below)) {
            folders.add(path(root, below));
            Files.createDirectories(to.resolve(path(root, below)));
          } else {
            files.add(copy(root, below, to));
          }
        }
      }
    }
    return new Manifest(
        Manifest.FORMAT,
        known.program(),
        OperationalClock.system().now(),
        folders,
        files,
        known.digests(),
        known.ledgerRows());
  }

  private static StoredFile copy(Path root, Path file, Path to) throws IOException {
    String path = path(root, file);
    Files.createDirectories(to.resolve(path).getParent());
    return StoredFile.copy(file, to.resolve(path), path);
  }

  private static String path(Path root, Path below) {
    return root.relativize(below).toString().replace('\\', '/');
  }
}
