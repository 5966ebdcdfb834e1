package io.tipoff.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.standalone.operate.Versions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a shell is told of the verbs; nothing is started for it. */
class CompletionTest {

  @TempDir Path folder;

  @Test
  void theScriptKnowsEveryVerbAndIsOneThatBashCanRead() throws IOException, InterruptedException {
    CommandLine tipoff = new CommandLine(new TipoffCommand());
    Path script = Files.writeString(folder.resolve("tipoff.bash"), out(tipoff, "completion"));

    assertThat(script).content().contains(tipoff.getSubcommands().keySet());
    assertThat(script).content().contains("--data-dir", "--season", "complete -F");
    Process bash = new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
    assertThat(bash.waitFor()).isZero();
  }

  @Test
  void theVersionIsTheBuilds() {
    assertThat(out(new CommandLine(new TipoffCommand()), "--version"))
        .startsWith("tipoff " + Versions.ofBuild().get("tipoff"))
        .doesNotContain("${");
  }

  private static String out(CommandLine command, String... arguments) {
    StringWriter out = new StringWriter();
    command.setOut(new PrintWriter(out, true));
    assertThat(command.execute(arguments)).isZero();
    return out.toString();
  }
}
