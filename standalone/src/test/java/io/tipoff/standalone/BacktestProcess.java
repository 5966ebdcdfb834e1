package io.tipoff.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backtest by the packaged program: without engines, in a directory of its own. */
class BacktestProcess {

  @TempDir Path folder;

  private record Ended(int exit, String output) {}

  @Test
  void needsNoEngineAndKeepsToItsDirectory() throws IOException, InterruptedException {
    LeagueSpec spec = new LeagueSpec(21, 10, 2, List.of(new SeasonSpec("2024-25", 20, 0, 0, true)));
    SyntheticLeague.generate(spec).writeTo(folder.resolve("league"));
    Path data = folder.resolve("data");

    Ended backtest = tipoff(data, "backtest");

    assertThat(backtest.exit()).as(backtest.output()).isZero();
    assertThat(backtest.output())
        .contains("Backtested 20 slates (and 0 as history)", "Systems: mean absolute error");
    assertThat(data.resolve("postgres")).isEmptyDirectory();
    assertThat(data.resolve("kafka")).isEmptyDirectory();
    assertThat(Files.readString(data.resolve("tipoff.log")))
        .doesNotContain("\"ERROR\"", "127.0.0.1");

    Ended replay = tipoff(data, "replay");

    assertThat(replay.exit()).as(replay.output()).isEqualTo(2);
    assertThat(replay.output()).contains("is a data directory of backtests");

    Ended again = tipoff(data, "backtest");

    assertThat(accuracy(again)).isEqualTo(accuracy(backtest)).isNotEmpty();
  }

  /** What it says after its own figures. */
  private static String accuracy(Ended ended) {
    return ended.output().substring(ended.output().indexOf("Systems: mean absolute error"));
  }

  private Ended tipoff(Path data, String verb) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                verb,
                "--archive",
                folder.resolve("league").toString(),
                "--season",
                "2024-25",
                "--data-dir",
                data.toString()));
    Process process = PackagedProgram.start(folder, arguments).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
