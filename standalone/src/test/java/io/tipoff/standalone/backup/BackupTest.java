package io.tipoff.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tipoff.digest.Digests;
import io.tipoff.embedded.DataDirectory;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data directory copied and brought back, file by file; engines have no part in it. */
@ExtendWith(StoresInDataDirectory.class)
class BackupTest {

  private static final Backup.Contents CONTENTS =
      new Backup.Contents(
          "1.0", new TreeMap<>(Map.of("all", "ab")), new TreeMap<>(Map.of("run", 7L)));

  @TempDir Path folder;

  private Path data;
  private Path backup;
  private Path other;

  @BeforeEach
  void fillADataDirectory() throws IOException {
    data = folder.resolve("data");
    backup = folder.resolve("backups").resolve("one");
    other = folder.resolve("other");
    write("postgres/data/PG_VERSION", "18");
    write("postgres/initialised", "yes");
    write("postgres/programs/bin/postgres", "a program");
    write("warehouse/tipoff.duckdb", "tables");
    write("archive/content/ab/abcd", "a payload");
    write("archive/index/season-files/teams/2024-25/x", "");
    write("kafka/tipoff.ingest-0/00.log", "messages");
    write("tipoff.log", "said");
    write("lock", "");
    Files.createDirectories(data.resolve("postgres/data/pg_tblspc"));
  }

  private void write(String path, String text) throws IOException {
    Path file = data.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Manifest back() {
    return new Backup(backup).copy(data, CONTENTS);
  }

  private Restore.Restored restore(Path to, boolean replaces) {
    return new Restore(backup, replaces).into(to);
  }

  @Test
  void bringsBackEveryFileAndEmptyFolder() throws IOException {
    Manifest written = back();

    assertThat(restore(other, false).manifest()).isEqualTo(written).isEqualTo(Manifest.of(backup));
    assertThat(files(other))
        .containsExactlyInAnyOrder(
            "postgres/data/PG_VERSION",
            "postgres/initialised",
            "warehouse/tipoff.duckdb",
            "archive/content/ab/abcd",
            "archive/index/season-files/teams/2024-25/x",
            "kafka/tipoff.ingest-0/00.log",
            "lock");
    assertThat(other.resolve("warehouse/tipoff.duckdb")).hasContent("tables");
    assertThat(other.resolve("postgres/data/pg_tblspc")).isEmptyDirectory();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(other.resolve("postgres/data"))))
        .isEqualTo("rwx------");
    assertThat(written.size()).isEqualTo("18yestablesa payloadmessages".length());
  }

  @Test
  void leavesNothingWhereItCannotCopyAll() throws IOException {
    Files.createSymbolicLink(data.resolve("archive/content/gone"), folder.resolve("nowhere"));

    assertRefused(FailureCategory.TRANSIENT, this::back).withMessageContaining("content/gone");
    assertThat(backup.getParent()).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"warehouse/tipoff.duckdb", "postgres/data/PG_VERSION", "archive/content/ab/abcd"})
  void refusesAChangedFileBeforeItTouchesAnything(String file) throws IOException {
    back();
    byte[] bytes = Files.readAllBytes(backup.resolve(file));
    bytes[0] ^= 1;
    Files.write(backup.resolve(file), bytes);

    assertTouchesNothing(file + " has changed");
  }

  @Test
  void refusesAMissingFileBeforeItTouchesAnything() throws IOException {
    back();
    Files.delete(backup.resolve("postgres/initialised"));

    assertTouchesNothing("postgres/initialised is missing");
  }

  @Test
  void refusesAChangedManifest() throws IOException {
    back();
    Path manifest = backup.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("\"1.0\"", "\"1.1\""));

    assertTouchesNothing("manifest.json does not have the digest");
  }

  @Test
  void refusesAnotherFormat() throws IOException {
    back();
    rewriteManifest("\"format\" : 1", "\"format\" : 2");

    assertTouchesNothing("format 2");
  }

  @Test
  void refusesAPathThatLeadsOut() throws IOException {
    back();
    rewriteManifest("warehouse/tipoff.duckdb", "../tipoff.duckdb");

    assertTouchesNothing("leads out");
  }

  @Test
  void refusesAFolderThatIsNoBackup() throws IOException {
    Files.createDirectories(backup);

    assertTouchesNothing("no backup");
  }

  @Test
  void refusesADataDirectoryThatHoldsSomething() throws IOException {
    back();
    Map<String, String> before = contents();

    assertRefused(FailureCategory.CONFIGURATION, () -> restore(data, false))
        .withMessageContaining("is not empty");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void putsAsideWhatWasThereIfForced() throws IOException {
    back();
    write("warehouse/tipoff.duckdb", "other tables");
    write("exports/latest.json", "{}");

    Path aside = restore(data, true).aside().orElseThrow();

    assertThat(aside).hasParent(data.toRealPath().resolve("aside"));
    assertThat(aside.resolve("warehouse/tipoff.duckdb")).hasContent("other tables");
    assertThat(aside.resolve("exports/latest.json")).hasContent("{}");
    assertThat(aside.resolve("tipoff.log")).hasContent("said");
    assertThat(data.resolve("warehouse/tipoff.duckdb")).hasContent("tables");
    assertThat(data.resolve("exports/latest.json")).doesNotExist();
    assertThat(data.resolve("unfinished")).doesNotExist();
  }

  @Test
  void refusesADataDirectoryThatIsInUse() {
    back();
    try (DataDirectory held = DataDirectory.open(other)) {
      assertRefused(FailureCategory.TRANSIENT, () -> restore(other, true))
          .withMessageContaining(held.root() + " is in use by process");
    }
  }

  private void rewriteManifest(String from, String to) throws IOException {
    Path manifest = backup.resolve("manifest.json");
    String changed = Files.readString(manifest).replace(from, to);
    Files.writeString(manifest, changed);
    Files.writeString(backup.resolve("manifest.json.sha256"), Digests.sha256(changed) + "  x");
  }

  private void assertTouchesNothing(String told) throws IOException {
    Map<String, String> before = contents();

    assertRefused(FailureCategory.BAD_INPUT, () -> restore(data, true)).withMessageContaining(told);
    assertThat(contents()).isEqualTo(before);
  }

  private static ThrowableAssertAlternative<TipoffException> assertRefused(
      FailureCategory category, ThrowingCallable call) {
    return assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(call)
        .satisfies(refused -> assertThat(refused.category()).isEqualTo(category));
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String file : files(data)) {
      if (!file.equals("lock")) {
        contents.put(file, Files.readString(data.resolve(file)));
      }
    }
    return contents;
  }

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .toList();
    }
  }
}
