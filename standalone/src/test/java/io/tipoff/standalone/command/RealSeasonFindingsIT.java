package io.tipoff.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.embedded.DataDirectory;
import io.tipoff.embedded.EnginesResource;
import io.tipoff.run.RunContext;
import io.tipoff.standalone.RealSeasons;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code tipoff validate} says of all tables of four real seasons, month by month, is a file
 * in the repository; here its first month, with all six phases, is compared with it, and all of it
 * by {@link FourSeasonsBenchmark}.
 */
@QuarkusTest
@WithTestResource(EnginesResource.class)
@TestProfile(RealSeasonProfile.class)
class RealSeasonFindingsIT {

  private static final String MONTH = "2021-10";

  private static final LocalDate LAST = LocalDate.parse(MONTH + "-31");

  private static final Sql STORED =
      new Sql(
          "stored",
          """
          SELECT CONCAT(game_id, ' ', player_id, ' ', CAST(game_date AS STRING), ' ',
                        CAST(points AS STRING), ' ', CAST(rebounds AS STRING), ' ',
                        CAST(assists AS STRING), ' ', CAST(threes_made AS STRING)) AS text
          FROM raw.player_box_as_of(?)""");

  @TempDir private static Path folder;
  private static DataDirectory data;

  private record Row(String text) {}

  @BeforeAll
  static void replayTheMonth() {
    Path seasons = RealSeasons.folder();
    data = DataDirectory.open(folder.resolve("data"));
    tipoff(
        "replay", "--archive", seasons.toString(), "--season", "2021-22", "--to", LAST.toString());
  }

  @AfterAll
  static void close() {
    if (data != null) {
      data.close();
    }
  }

  @Test
  @Tag("VAL-05")
  void ofTheFirstMonthAreThoseThatAreKnown() throws IOException {
    JsonNode found = tipoff("validate", "--season", "2021-22", "-o", "json").json();

    assertThat(FindingsOfRealSeasons.tally(found))
        .containsExactlyElementsOf(
            FindingsOfRealSeasons.known().stream().filter(line -> line.startsWith(MONTH)).toList());
  }

  @Test
  void everyRowOfTheFileIsStoredOnceAsItStandsThere() throws IOException {
    List<String> stored =
        Arc.container()
            .select(Warehouse.class)
            .get()
            .query(STORED, Row.class, RunContext.LATEST)
            .stream()
            .map(Row::text)
            .toList();

    assertThat(stored).containsExactlyInAnyOrderElementsOf(rowsOfTheFile());
  }

  private static List<String> rowsOfTheFile() throws IOException {
    List<String> rows = new ArrayList<>();
    Path file = RealSeasons.folder().resolve("player_box_2021-22.csv.gz");
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      List<String> lines = new String(in.readAllBytes(), UTF_8).lines().toList();
      List<String> header = List.of(lines.getFirst().split(",", -1));
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        if (!LocalDate.parse(cells[header.indexOf("game_date")]).isAfter(LAST)) {
          rows.add(
              Stream.of("game_id", "player_id", "game_date", "pts", "reb", "ast", "fg3m")
                  .map(column -> cells[header.indexOf(column)])
                  .collect(Collectors.joining(" ")));
        }
      }
    }
    return rows;
  }

  private static Console tipoff(String... arguments) {
    return Console.on(data, arguments);
  }
}
