package io.tipoff.standalone.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tipoff.digest.Digests;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What a backup holds; beside it, in {@code manifest.json}, with its own digest.
 *
 * @param format of the backup, {@value #FORMAT}
 * @param program version of the program that wrote it
 * @param takenAt when everything had stopped; no file is of another time
 * @param folders within the data directory, empty ones too
 * @param digests of all tables and exports, as {@code tipoff digest} prints them
 * @param ledgerRows rows of each table of the ledger, counted just before
 */
public record Manifest(
    int format,
    String program,
    Instant takenAt,
    List<String> folders,
    List<StoredFile> files,
    SortedMap<String, String> digests,
    SortedMap<String, Long> ledgerRows) {

  static final int FORMAT = 1;

  private static final String FILE = "manifest.json";
  private static final String DIGEST = "manifest.json.sha256";
  private static final int NAMED = 5;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  public Manifest {
    folders = List.copyOf(folders);
    files = List.copyOf(files);
  }

  /** Bytes of all files. */
  public long size() {
    return files.stream().mapToLong(StoredFile::size).sum();
  }

  void write(Path backup) throws IOException {
    byte[] json = JSON.writeValueAsBytes(this);
    Files.write(backup.resolve(FILE), json);
    Files.writeString(backup.resolve(DIGEST), Digests.sha256(json) + "  " + FILE + "\n");
  }

  /**
   * The manifest of a backup.
   *
   * @throws TipoffException BAD_INPUT if the folder is no backup, one that was damaged, or one of
   *     another format
   */
  public static Manifest of(Path backup) {
    try {
      byte[] json = Files.readAllBytes(backup.resolve(FILE));
      String digest = Files.readString(backup.resolve(DIGEST));
      if (!digest.startsWith(Digests.sha256(json) + " ")) {
        throw damaged(backup, FILE + " does not have the digest in " + DIGEST);
      }
      JsonNode tree = JSON.readTree(json);
      if (tree.path("format").asInt() != FORMAT) {
        throw new TipoffException(
            FailureCategory.BAD_INPUT,
            backup + " is a backup of format " + tree.path("format") + ", which is not known here",
            "Restore it with the program that wrote it: " + tree.path("program").asText() + ".");
      }
      return JSON.treeToValue(tree, Manifest.class);
    } catch (NoSuchFileException e) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          backup + " is no backup, it has no " + Path.of(e.getFile()).getFileName(),
          "Name the folder that tipoff backup wrote.",
          e);
    } catch (IOException e) {
      throw Folders.unusable(backup, e);
    }
  }

  /**
   * Reads every file of the backup.
   *
   * @throws TipoffException BAD_INPUT if one is missing or is not as it was written
   */
  void verify(Path backup) {
    List<String> wrong = new ArrayList<>();
    for (StoredFile file : files) {
      Path stored = within(backup, file.path());
      try {
        if (!StoredFile.read(stored, file.path()).equals(file)) {
          wrong.add(file.path() + " has changed");
        }
      } catch (NoSuchFileException e) {
        wrong.add(file.path() + " is missing");
      } catch (IOException e) {
        wrong.add(file.path() + " cannot be read (" + e + ")");
      }
    }
    if (!wrong.isEmpty()) {
      String more = wrong.size() > NAMED ? ", and %,d more".formatted(wrong.size() - NAMED) : "";
      throw damaged(backup, String.join(", ", wrong.stream().limit(NAMED).toList()) + more);
    }
  }

  /** The place of a path, which must lie in the folder. */
  static Path within(Path folder, String path) {
    Path place = folder.resolve(path).normalize();
    if (!place.startsWith(folder) || place.equals(folder)) {
      throw damaged(folder, "'" + path + "' leads out of it");
    }
    return place;
  }

  /** All paths lie within the folder. */
  void requireWithin(Path folder) {
    Stream.concat(folders.stream(), files.stream().map(StoredFile::path))
        .forEach(path -> within(folder, path));
  }

  private static TipoffException damaged(Path backup, String how) {
    return new TipoffException(
        FailureCategory.BAD_INPUT,
        "the backup " + backup + " is damaged: " + how,
        "Nothing was restored. Take another backup, or build again from the archive:"
            + " tipoff rebuild");
  }
}
