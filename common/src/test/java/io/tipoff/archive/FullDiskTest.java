package io.tipoff.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tipoff.archive.Archive.Entry;
import io.tipoff.embedded.SmallDisk;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.file.Disk;
import io.tipoff.file.DurableFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on a disk that is really full; skipped where none can be mounted. */
class FullDiskTest {

  private static final Instant NOON = Instant.parse("2025-01-15T17:00:00Z");
  private static final byte[] LARGE = new byte[600_000];

  @TempDir private Path folder;

  @Test
  @Tag("RES-10")
  void theArchiveNamesItKeepsNothingByHalvesAndGoesOnOnceThereIsRoom() throws IOException {
    try (SmallDisk disk = SmallDisk.at(folder, "2m")) {
      Path root = disk.folder().resolve("archive");
      Archive archive = new FileArchive(root);
      Entry before = archive.put("source", "kind", "scope", NOON, "small".getBytes(UTF_8));
      disk.fill();

      TipoffException full =
          catchThrowableOfType(
              TipoffException.class,
              () -> archive.put("source", "kind", "large", NOON.plusSeconds(1), LARGE));

      assertThat(full.category()).isEqualTo(FailureCategory.TRANSIENT);
      assertThat(full).hasMessageContaining("no space left").hasMessageContaining(root.toString());
      assertThat(full.remedy()).contains("tipoff.archive.path");
      assertThat(archive.list("source", "kind", "large")).isEmpty();
      assertThat(archive.read(before)).asString(UTF_8).isEqualTo("small");
      assertThat(files(root)).hasSize(2);
      assertThat(Disk.under(root).isNearlyFull()).isTrue();

      disk.empty();
      Entry after = archive.put("source", "kind", "large", NOON.plusSeconds(1), LARGE);
      assertThat(archive.read(after)).isEqualTo(LARGE);
    }
  }

  @Test
  @Tag("RES-10")
  void aFileThatIsReplacedStaysAsItWasUntilThereIsRoom() throws IOException {
    try (SmallDisk disk = SmallDisk.at(folder, "2m")) {
      DurableFolder exports = new DurableFolder(disk.folder(), "tipoff.exports.path");
      Path file = disk.folder().resolve("today.json");
      exports.replace(file, "old".getBytes(UTF_8));
      disk.fill();

      TipoffException full =
          catchThrowableOfType(TipoffException.class, () -> exports.replace(file, LARGE));

      assertThat(TipoffException.mayPass(full)).isTrue();
      assertThat(full).hasMessageContaining("no space left").hasMessageContaining("today.json");
      assertThat(full.remedy()).contains("tipoff.exports.path");
      assertThat(file).hasContent("old");
      assertThat(files(disk.folder().resolve(".parts"))).isEmpty();

      disk.empty();
      exports.replace(file, LARGE);
      assertThat(file).hasBinaryContent(LARGE);
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
