package io.tipoff.archive;

import io.tipoff.digest.Digests;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.file.DurableFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The archive in a folder: {@code content/ab/abcdef…} holds the bytes under their SHA-256, {@code
 * index/source/kind/scope/} one empty file per entry, whose name is the entry. Bytes reach the disk
 * before their entry does; neither is ever overwritten. Any number of processes may write at once.
 */
public final class FileArchive implements Archive {

  private static final Comparator<Entry> OLDEST_FIRST =
      Comparator.comparing(Entry::receivedAt).thenComparing(Entry::sha256);

  private final DurableFolder files;
  private final Path content;
  private final Path index;

  public FileArchive(Path root) {
    Path folder = root.toAbsolutePath().normalize();
    this.files = new DurableFolder(folder, "tipoff.archive.path");
    this.content = folder.resolve("content");
    this.index = folder.resolve("index");
  }

  @Override
  public Entry put(String source, String kind, String scope, Instant receivedAt, byte[] bytes) {
    Entry entry = new Entry(source, kind, scope, receivedAt, Digests.sha256(bytes), bytes.length);
    Optional<Entry> before =
        list(source, kind, scope).stream()
            .filter(other -> !other.receivedAt().isAfter(receivedAt))
            .reduce((earlier, later) -> later);
    if (before.isPresent() && before.get().sha256().equals(entry.sha256())) {
      return before.get();
    }
    Path stored = contentPath(entry);
    if (!Files.exists(stored)) {
      files.create(stored, bytes);
    }
    read(entry);
    files.create(folder(source, kind, scope).resolve(EntryName.of(entry)), new byte[0]);
    return entry;
  }

  @Override
  public byte[] read(Entry entry) {
    Path path = contentPath(entry);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw damaged(entry, path, "is missing", e);
    } catch (IOException e) {
      throw new TipoffException(
          FailureCategory.TRANSIENT, "cannot read " + path + ": " + e, "Look at the disk.", e);
    }
    String sha256 = Digests.sha256(bytes);
    if (!sha256.equals(entry.sha256())) {
      throw damaged(entry, path, "has " + bytes.length + " bytes of digest " + sha256, null);
    }
    return bytes;
  }

  private static TipoffException damaged(Entry entry, Path path, String how, Exception cause) {
    return new TipoffException(
        FailureCategory.BAD_INPUT,
        path
            + " "
            + how
            + "; "
            + entry.source()
            + " "
            + entry.kind()
            + " "
            + entry.scope()
            + " received at "
            + entry.receivedAt()
            + " has "
            + entry.size()
            + " bytes",
        "Restore the file from a copy, or move it away and archive the payload again.",
        cause);
  }

  @Override
  public List<Entry> list(String source, String kind, String scope) {
    return entries(folder(source, kind, scope), 1, source, kind, file -> scope);
  }

  @Override
  public List<Entry> all(String source, String kind) {
    Path folder = index;
    for (String name : EntryName.folders(source, kind)) {
      folder = folder.resolve(name);
    }
    Path top = folder;
    return entries(
        top, Integer.MAX_VALUE, source, kind, file -> EntryName.scope(top.relativize(file)));
  }

  private static List<Entry> entries(
      Path folder, int depth, String source, String kind, Function<Path, String> scope) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, depth)) {
      files
          .filter(Files::isRegularFile)
          .map(
              file ->
                  EntryName.parse(source, kind, scope.apply(file), file.getFileName().toString()))
          .flatMap(Optional::stream)
          .forEach(entries::add);
    } catch (IOException | UncheckedIOException e) {
      throw new TipoffException(
          FailureCategory.TRANSIENT, "cannot list " + folder + ": " + e, "Look at the disk.", e);
    }
    entries.sort(OLDEST_FIRST);
    return List.copyOf(entries);
  }

  private Path folder(String source, String kind, String scope) {
    Path folder = index;
    for (String name : EntryName.folders(source, kind, scope)) {
      folder = folder.resolve(name);
    }
    return folder;
  }

  private Path contentPath(Entry entry) {
    return content.resolve(entry.sha256().substring(0, 2)).resolve(entry.sha256());
  }
}
