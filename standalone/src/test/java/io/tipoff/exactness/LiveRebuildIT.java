package io.tipoff.exactness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our live record, and what was withheld, survive the loss of everything but the archive. */
class LiveRebuildIT {

  /** The first invented teams, and whom the league's own schedule calls so. */
  private static final Map<String, String> TEAMS = Map.of("ALD", "ATL", "BRW", "BOS");

  static final String BOOK = "draftkings";

  private static final String KEY = "open sesame";

  @TempDir private static Path folder;

  @Test
  @Tag("PRD-11")
  void livePredictionsAndPicksComeBackFromTheArchiveAsTheyWere() throws Exception {
    Path league = folder.resolve("league");
    SyntheticLeague season =
        SyntheticLeague.generate(
            new LeagueSpec(5, 4, 2, List.of(new SeasonSpec(LiveScenario.SEASON, 6, 0, 0, true))));
    season.writeTo(league);
    renameTeams(league);
    LocalDate date = season.slates(LiveScenario.SEASON).getLast().plusDays(1);
    try (BookServer books = new BookServer(KEY, BOOK, date, players(league));
        ReplayApplication application = new ReplayApplication(folder)) {
      Map<String, String> made = settings(league, books, false);
      Map<String, String> before = application.run(LiveScenario.class, made);
      int asked = books.requests();
      Map<String, String> rebuilt =
          application.run(LiveScenario.class, settings(league, books, true));

      assertThat(asked).as("a list of events and one game").isEqualTo(2);
      assertThat(books.requests()).as("a rebuild asks nobody").isEqualTo(asked);

      assertThat(before).containsKeys("predictions.prediction", "predictions.pick");
      assertThat(rebuilt).isEqualTo(before);
    }
  }

  private static Map<String, String> settings(Path league, BookServer books, boolean rebuilds) {
    return Map.ofEntries(
        entry(Scenario.LEAGUE, league.toString()),
        entry(Scenario.REBUILDS, Boolean.toString(rebuilds)),
        entry("tipoff.archive.path", folder.resolve("archive").toString()),
        entry("tipoff.kernel.acts", "true"),
        entry("tipoff.kernel.sweep", "off"),
        entry("tipoff.predict.systems", "moving-average"),
        entry("tipoff.predict.training.minimum-rows", "10"),
        entry("tipoff.predict.minimum-history", "2"),
        entry("tipoff.fetch.look", "off"),
        entry("tipoff.fetch.odds-api.url", books.address()),
        entry("tipoff.fetch.odds-api.key", KEY));
  }

  /** Names of those who played for the two teams. */
  private static List<String> players(Path league) throws IOException {
    Path file = league.resolve("player_box_" + LiveScenario.SEASON + ".csv.gz");
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      List<List<String>> rows =
          new String(in.readAllBytes(), UTF_8)
              .lines()
              .map(row -> List.of(row.split(",", -1)))
              .toList();
      int name = rows.getFirst().indexOf("player_name");
      int team = rows.getFirst().indexOf("team");
      return rows.stream()
          .filter(row -> TEAMS.containsValue(row.get(team)))
          .map(row -> row.get(name))
          .distinct()
          .toList();
    }
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
