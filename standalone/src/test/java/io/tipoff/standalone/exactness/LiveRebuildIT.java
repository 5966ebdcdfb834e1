package io.tipoff.standalone.exactness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our live record survives the loss of everything but the archive. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LiveRebuildIT {

  /** The first invented teams, and whom the league's own schedule calls so. */
  private static final Map<String, String> TEAMS = Map.of("ALD", "ATL", "BRW", "BOS");

  @TempDir private static Path folder;

  @Test
  void livePredictionsAndPicksComeBackFromTheArchiveAsTheyWere() throws Exception {
    Path league = folder.resolve("league");
    SyntheticLeague.generate(
            new LeagueSpec(5, 4, 2, List.of(new SeasonSpec(LiveScenario.SEASON, 6, 0, 0, true))))
        .writeTo(league);
    renameTeams(league);
    Map<String, String> made = settings(league, false);
    try (ReplayApplication application = new ReplayApplication(folder)) {
      Map<String, String> before = application.run(LiveScenario.class, made);
      Map<String, String> rebuilt = application.run(LiveScenario.class, settings(league, true));

      assertThat(before).containsKeys("predictions.prediction", "predictions.pick");
      assertThat(rebuilt).isEqualTo(before);
    }
  }

  private static Map<String, String> settings(Path league, boolean rebuilds) {
    return Map.of(
        Scenario.LEAGUE,
        league.toString(),
        Scenario.REBUILDS,
        Boolean.toString(rebuilds),
        "tipoff.archive.path",
        folder.resolve("archive").toString(),
        "tipoff.kernel.acts",
        "true",
        "tipoff.kernel.sweep",
        "off",
        "tipoff.predict.systems",
        "moving-average",
        "tipoff.predict.training.minimum-rows",
        "10",
        "tipoff.predict.minimum-history",
        "2");
  }

  private static void renameTeams(Path league) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(league)) {
      files = all.toList();
    }
    for (Path file : files) {
      boolean packed = file.toString().endsWith(".gz");
      byte[] bytes = Files.readAllBytes(file);
      if (packed) {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
          bytes = in.readAllBytes();
        }
      }
      String text = new String(bytes, UTF_8);
      for (Map.Entry<String, String> team : TEAMS.entrySet()) {
        text = text.replaceAll("\\b" + team.getKey() + "\\b", team.getValue());
      }
      try (OutputStream out =
          packed
              ? new GZIPOutputStream(Files.newOutputStream(file))
              : Files.newOutputStream(file)) {
        out.write(text.getBytes(UTF_8));
      }
    }
  }
}
