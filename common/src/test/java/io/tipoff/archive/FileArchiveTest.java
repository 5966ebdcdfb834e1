package io.tipoff.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tipoff.archive.Archive.Entry;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.metrics.StoreErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FileArchiveTest extends ArchiveContractTest {

  @Override
  Archive open(Path folder) {
    return new FileArchive(folder);
  }

  private Path content(Entry entry) {
    return folder
        .resolve("content")
        .resolve(entry.sha256().substring(0, 2))
        .resolve(entry.sha256());
  }

  @Test
  void namesTheFileWhoseBytesAreNotTheirDigests() throws IOException {
    Entry entry = archive.put("source", "kind", "scope", NOON, BYTES);
    Files.writeString(content(entry), "other");

    assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(() -> archive.read(entry))
        .withMessageContaining(content(entry).toString())
        .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.BAD_INPUT));
    assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(() -> archive.put("source", "kind", "other", NOON, BYTES))
        .withMessageContaining(content(entry).toString());
    assertThat(archive.list("source", "kind", "other")).isEmpty();
  }

  @Test
  void leavesNoPartsBehind() throws IOException {
    archive.put("source", "kind", "scope", NOON, BYTES);
    archive.put("source", "kind", "other", NOON, BYTES);

    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> regular = files.filter(Files::isRegularFile).toList();
      assertThat(regular).hasSize(3);
      assertThat(regular).noneMatch(file -> file.getFileName().toString().startsWith("."));
    }
  }

  @Test
  void refusesAPlaceThatIsNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "", UTF_8);

    assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(() -> new FileArchive(file).put("source", "kind", "scope", NOON, BYTES))
        .withMessageContaining(file.toString())
        .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.CONFIGURATION));
  }

  @Test
  void refusesAFolderThatMayNotBeWritten() throws IOException {
    Path closed =
        Files.createDirectory(
            folder.resolve("closed"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    assumeThat(Files.isWritable(closed)).as("a superuser may write everywhere").isFalse();

    assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(() -> new FileArchive(closed).put("source", "kind", "scope", NOON, BYTES))
        .withMessageContaining(closed.toString())
        .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.CONFIGURATION));
  }

  private static ArchiveConfig config(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withMapping(ArchiveConfig.class)
        .addDefaultInterceptors()
        .withDefaultValues(properties)
        .build()
        .getConfigMapping(ArchiveConfig.class);
  }

  @Test
  void isMadeFromItsConfiguration() {
    assertThat(config(Map.of()).path()).isEqualTo(Path.of("data", "archive"));
    assertThat(config(Map.of("tipoff.data", "/d")).path()).isEqualTo(Path.of("/d", "archive"));
    ArchiveConfig here = config(Map.of("tipoff.archive.path", folder.toString()));

    Entry entry = archive(here).put("source", "kind", "scope", NOON, BYTES);

    assertThat(content(entry)).exists();
    assertThatExceptionOfType(TipoffException.class)
        .isThrownBy(() -> archive(config(Map.of("tipoff.archive.engine", "tape"))))
        .withMessageContaining("tape");
  }

  private static Archive archive(ArchiveConfig config) {
    return new ArchiveProducer().archive(config, new StoreErrors(new SimpleMeterRegistry()));
  }

  @Test
  void countsCallsThatItDoesNotServe() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Archive counted = new CountedArchive(new FileArchive(folder), new StoreErrors(meters));
    Entry lost = new Entry("source", "kind", "scope", NOON, "0".repeat(64), 1);

    assertThatExceptionOfType(TipoffException.class).isThrownBy(() -> counted.read(lost));

    assertThat(meters.get("tipoff.store.errors").tag("store", "archive").counter().count())
        .isEqualTo(1);
  }
}
