package io.tipoff.standalone.backup;

import io.tipoff.embedded.DataDirectory;
import io.tipoff.embedded.Engines;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.file.DurableFolder;
import io.tipoff.standalone.Standalone;
import io.tipoff.standalone.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a backup in the place of what a data directory holds. All of it is read and copied beside
 * before anything is moved; then the old moves aside and the new into its place.
 */
public final class Restore {

  private static final Set<String> STAYS = Set.of("lock", "tmp", "unfinished", PutAside.FOLDER);

  private final Path backup;
  private final boolean replaces;

  /**
   * @param replaces whether a data directory that holds something is put aside, or refused
   */
  public Restore(Path backup, boolean replaces) {
    this.backup = backup.toAbsolutePath().normalize();
    this.replaces = replaces;
  }

  /**
   * What came of it.
   *
   * @param aside where that is which was there before
   */
  public record Restored(Manifest manifest, Optional<Path> aside) {}

  /**
   * Restores into a data directory; starts nothing.
   *
   * @throws TipoffException BAD_INPUT if the backup is damaged; CONFIGURATION if the directory
   *     holds something; TRANSIENT if another process has it. It is as it was then.
   */
  public Restored into(Path dataDirectory) {
    OwnStores.require();
    Manifest manifest = Manifest.of(backup);
    try (DataDirectory data = Standalone.hold(dataDirectory)) {
      Engines.endLeftovers(data);
      boolean occupied = isOccupied(data.root());
      if (occupied && !replaces) {
        throw new TipoffException(
            FailureCategory.CONFIGURATION,
            data.root() + " is not empty",
            "Restore into another directory with --data-dir, or with --force: what is there is then"
                + " moved into its folder aside.");
      }
      manifest.verify(backup);
      Path copy = data.tmp().resolve("restored");
      copy(manifest, copy);
      return new Restored(manifest, replace(data.root(), copy, occupied));
    } catch (IOException e) {
      throw Folders.unusable(dataDirectory, e);
    }
  }

  private static boolean isOccupied(Path root) throws IOException {
    for (Path part : Folders.in(root)) {
      if (!STAYS.contains(part.getFileName().toString())
          && (Files.isRegularFile(part)
              || Folders.below(part).stream().anyMatch(Files::isRegularFile))) {
        return true;
      }
    }
    return false;
  }

  private void copy(Manifest manifest, Path to) throws IOException {
    manifest.requireWithin(to);
    Folders.createPrivate(to);
    for (String folder : manifest.folders()) {
      Path place = to.resolve(folder);
      Files.createDirectories(place.getParent());
      if (folder.startsWith("postgres/")) {
        Folders.createPrivate(place);
      } else {
        Files.createDirectories(place);
      }
    }
    for (StoredFile file : manifest.files()) {
      Path place = to.resolve(file.path());
      Files.createDirectories(place.getParent());
      if (!StoredFile.copy(backup.resolve(file.path()), place, file.path()).equals(file)) {
        throw new TipoffException(
            FailureCategory.TRANSIENT,
            file.path() + " of the backup changed while it was copied",
            "Nothing was restored. Try again, with a backup that nobody writes to.");
      }
    }
  }

  private Optional<Path> replace(Path root, Path copy, boolean occupied) throws IOException {
    Unfinished.begin(root, "tipoff restore --force " + backup);
    List<String> parts =
        Folders.in(root).stream()
            .map(part -> part.getFileName().toString())
            .filter(name -> !STAYS.contains(name))
            .toList();
    Optional<Path> aside = Optional.empty();
    if (occupied) {
      aside = Optional.of(PutAside.move(root, "restore", parts));
    } else {
      for (String part : parts) {
        Folders.delete(root.resolve(part));
      }
    }
    for (Path part : Folders.in(copy)) {
      Files.move(part, root.resolve(part.getFileName()));
    }
    DurableFolder.force(root);
    Unfinished.end(root);
    return aside;
  }
}
