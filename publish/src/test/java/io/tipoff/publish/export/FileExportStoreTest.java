package io.tipoff.publish.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.failure.TipoffException;
import io.tipoff.metrics.StoreErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileExportStoreTest extends ExportStoreContractTest {

  @TempDir Path folder;

  @Override
  ExportStore store() {
    return new FileExportStore(folder);
  }

  @Test
  void leavesNothingBesideTheFile() throws IOException {
    store().replace("calendar", "days".getBytes(UTF_8));

    assertThat(files()).containsExactly(folder.resolve("calendar.json"));
  }

  @Test
  void removesWhatAKilledProcessLeftHalfWritten() throws IOException {
    store().replace("calendar", "days".getBytes(UTF_8));
    Files.writeString(folder.resolve(".parts/half"), "da");

    assertThat(store().read("calendar")).isPresent();
    assertThat(files()).containsExactly(folder.resolve("calendar.json"));
  }

  @Test
  void filesMayBeReadByWhoeverServesThem() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Path usual = Files.createFile(folder.resolve("usual"));

    store().replace("calendar", "days".getBytes(UTF_8));

    assertThat(Files.getPosixFilePermissions(folder.resolve("calendar.json")))
        .isEqualTo(Files.getPosixFilePermissions(usual));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void saysWhichFileCouldNotBeWritten() throws IOException {
    Files.writeString(folder.resolve("results"), "a file where a folder should be");

    assertThatThrownBy(() -> store().replace("results/latest", new byte[0]))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("latest.json");
  }

  @Test
  void countsCallsThatItDoesNotServe() throws IOException {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    ExportStore counted = new CountedExportStore(store(), new StoreErrors(meters));
    Files.writeString(folder.resolve("results"), "a file where a folder should be");

    assertThatThrownBy(() -> counted.replace("results/latest", new byte[0]))
        .isInstanceOf(TipoffException.class);
    assertThatThrownBy(() -> counted.copy("lost", "latest")).isInstanceOf(TipoffException.class);
    counted.replace("calendar", new byte[0]);

    assertThat(meters.get("tipoff.store.errors").tag("store", "exports").counter().count())
        .isEqualTo(2);
  }
}
