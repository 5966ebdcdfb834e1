package io.tipoff.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path folder;

  @Test
  void laysOutItsFoldersAndEmptiesOnlyTheScratchOne() throws IOException {
    Path root = folder.resolve("a/.tipoff");
    Path scratch;
    Path kept;
    try (DataDirectory first = DataDirectory.open(root)) {
      scratch = Files.writeString(first.tmp().resolve("scratch"), "x");
      kept = Files.writeString(first.archive().resolve("payload"), "x");
      assertThat(root)
          .isDirectoryContaining("glob:**/{kafka,postgres,warehouse,exports,models,lock}");
    }
    try (DataDirectory second = DataDirectory.open(root)) {
      assertThat(second.tmp()).isEmptyDirectory();
      assertThat(scratch).doesNotExist();
      assertThat(kept).exists();
    }
  }

  @Test
  void refusesASecondOpenerInTheSameProcessAndKeepsTheLock() {
    try (DataDirectory first = DataDirectory.open(folder)) {
      DataDirectoryInUse refusal =
          catchThrowableOfType(DataDirectoryInUse.class, () -> DataDirectory.open(folder));
      assertThat(refusal.directory()).isEqualTo(first.root());
      assertThat(refusal.holder()).hasValue(ProcessHandle.current().pid());
      assertThat(refusal).hasMessageContaining("--data-dir");
      assertThatThrownBy(() -> DataDirectory.open(folder)).isInstanceOf(DataDirectoryInUse.class);
    }
    DataDirectory.open(folder).close();
  }

  @Test
  void namesADirectoryThatCannotBeUsed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a directory");
    assertThatThrownBy(() -> DataDirectory.open(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--data-dir");
  }

  @Test
  void closesTwiceWithoutFreeingASuccessor() {
    DataDirectory first = DataDirectory.open(folder);
    first.close();
    try (DataDirectory second = DataDirectory.open(folder)) {
      first.close();
      assertThatThrownBy(() -> DataDirectory.open(folder)).isInstanceOf(DataDirectoryInUse.class);
      assertThat(second.root()).isEqualTo(first.root());
    }
  }
}
