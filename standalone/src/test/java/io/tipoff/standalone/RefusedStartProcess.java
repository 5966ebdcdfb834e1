package io.tipoff.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program where only a process of its own can show what a user sees. */
class RefusedStartProcess {

  private static final Path PROGRAM =
      Path.of(System.getProperty("tipoff.root"), "standalone/target/quarkus-app/quarkus-run.jar");

  /** Nobody: permissions do not bind root. */
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  @TempDir Path folder;

  private record Ended(int exit, String output) {}

  @Test
  void aSettingThatCannotBeUsedIsOneTypedError() throws IOException, InterruptedException {
    Ended ended =
        run(
            List.of(),
            List.of("-Dtipoff.warehouse.durability=nonsense"),
            List.of("versions", "--data-dir", folder.resolve("data").toString()));

    assertThat(ended.output())
        .startsWith(
            "tipoff: the setting tipoff.warehouse.durability is 'nonsense', which cannot be used:"
                + " it must be one of process-death, power-loss")
        .contains("Correct it where it is set")
        .doesNotContain("\tat ", "LogManager");
    assertThat(ended.output().lines().count()).isEqualTo(2);
    assertThat(ended.exit()).isEqualTo(2);
  }

  @Test
  void aDirectoryThatThisUserMayNotReadIsOneTypedError() throws IOException, InterruptedException {
    Path league = folder.resolve("league");
    SyntheticLeague.generate(LeagueSpec.small(3)).writeTo(league);
    Files.setPosixFilePermissions(league, PosixFilePermissions.fromString("---------"));
    List<String> user = Files.isReadable(league) ? nobody() : List.of();

    Ended ended =
        run(
            user,
            List.of(),
            List.of("replay", "--archive", league.toString(), "--season", "2024-25"));

    Files.setPosixFilePermissions(league, PosixFilePermissions.fromString("rwx------"));
    assertThat(ended.output())
        .isEqualTo(
            "tipoff: the directory of season files "
                + league
                + " cannot be read (permission denied)\n"
                + "        Name a directory that exists and that this user may read.\n");
    assertThat(ended.exit()).isEqualTo(1);
  }

  /** The words that run a command as nobody, who must be able to read Java and the program. */
  private List<String> nobody() throws IOException, InterruptedException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> probe = new ArrayList<>(AS_NOBODY);
    probe.addAll(List.of("sh", "-c", "test -r " + PROGRAM + " && test -x " + java()));
    boolean possible;
    try {
      possible = new ProcessBuilder(probe).start().waitFor() == 0;
    } catch (IOException e) {
      possible = false; // no setpriv here
    }
    assumeThat(possible)
        .as("this is root, whom no permission binds, and nobody cannot run %s here", PROGRAM)
        .isTrue();
    return AS_NOBODY;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private Ended run(List<String> user, List<String> settings, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(user);
    command.addAll(
        List.of(
            java(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dtipoff.postgres.binaries=" + System.getProperty("tipoff.postgres.binaries")));
    command.addAll(settings);
    command.addAll(List.of("-jar", PROGRAM.toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
