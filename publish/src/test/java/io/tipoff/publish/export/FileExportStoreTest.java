package io.tipoff.publish.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tipoff.failure.TipoffException;
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
}
