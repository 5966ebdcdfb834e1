package io.tipoff.standalone.command;

import static io.tipoff.standalone.command.Verbs.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.embedded.DataDirectory;
import io.tipoff.standalone.Standalone;
import io.tipoff.standalone.Unfinished;
import io.tipoff.standalone.backup.StoresInDataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What backup, restore and rebuild refuse before anything is started or touched. */
@ExtendWith(StoresInDataDirectory.class)
class BackupVerbsTest {

  @TempDir Path folder;

  private Path data;

  @BeforeEach
  void layOut() throws IOException {
    data = folder.resolve("data");
    Files.createDirectories(data.resolve("postgres"));
    Files.writeString(data.resolve("postgres/initialised"), "yes");
  }

  private Console tipoff(String verb, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = verb;
    arguments[1] = "--data-dir";
    arguments[2] = data.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Console.of(Standalone::run, arguments);
  }

  @Test
  void aBackupIsNeverOverwritten() {
    assertThat(tipoff("backup", folder.toString()))
        .satisfies(told(2, folder + " is there already", "does not exist yet"));
  }

  @Test
  void aBackupDoesNotLieInWhatItCopies() {
    assertThat(tipoff("backup", data.resolve("copy").toString()))
        .satisfies(told(2, "lies in the data directory", "another disk"));
  }

  @Test
  void aBacktestIsNotBackedUp() throws IOException {
    Files.createFile(data.resolve("backtest"));

    assertThat(tipoff("backup", folder.resolve("copy").toString()))
        .satisfies(told(2, data + " is a data directory of backtests", "--data-dir"));
  }

  @Test
  void aDataDirectoryInUseIsNotBackedUp() {
    try (DataDirectory held = DataDirectory.open(data)) {
      assertThat(tipoff("backup", folder.resolve("copy").toString()))
          .satisfies(told(1, held.root() + " is in use by process", "stop that one"));
    }
    assertThat(folder.resolve("copy")).doesNotExist();
  }

  @Test
  void aFolderThatIsNoBackupIsNotRestored() {
    assertThat(tipoff("restore", folder.toString()))
        .satisfies(told(1, folder + " is no backup, it has no manifest.json", "tipoff backup"));
  }

  @Test
  void nothingIsRebuiltFromAnArchiveWithoutReplays() {
    assertThat(tipoff("rebuild")).satisfies(told(1, "tells of no replay", "restore a backup"));
    assertThat(data.resolve("postgres/initialised")).exists();
  }

  @Test
  void onlyWhatWasCutOffGoesOnInADirectoryThatIsHalfReplaced() throws IOException {
    Unfinished.begin(data, "tipoff restore --force /copies/one");

    assertThat(tipoff("status"))
        .satisfies(told(2, "'tipoff restore --force /copies/one' was cut off", "Run that again"));
    assertThat(tipoff("backup", folder.resolve("copy").toString()))
        .satisfies(told(2, "was cut off"));

    Unfinished.end(data);
    assertThat(data.resolve("unfinished")).doesNotExist();
  }
}
