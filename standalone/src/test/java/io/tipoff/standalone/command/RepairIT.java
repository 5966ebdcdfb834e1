package io.tipoff.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.dispatch.Kernel;
import io.tipoff.embedded.DataDirectory;
import io.tipoff.embedded.EnginesResource;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import io.tipoff.ledger.SliceLedger;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What stands against a slate for each cause that there is, and the command that is printed with
 * it, run as it is printed. Each test has a league of its own, in a season that no other has.
 */
@QuarkusTest
@WithTestResource(EnginesResource.class)
@TestProfile(BadInputProfile.class)
class RepairIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @ConfigProperty(name = "tipoff.exports.path")
  Path exports;

  @ConfigProperty(name = "tipoff.fetch.nba-com.url")
  URI provider;

  @Inject SeasonFileSource source;
  @Inject SliceLedger slices;
  @Inject Kernel kernel;
  @TempDir Path folder;

  private DataDirectory data;

  @BeforeEach
  void open() {
    data = DataDirectory.open(folder.resolve("data"));
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  @Tag("VAL-17")
  void wrongRowsOfAFileAreMendedByLoadingItAgain() throws IOException {
    String season = "2012-13";
    Path boxes = league(season);
    byte[] sound = Files.readAllBytes(boxes);
    SeasonFile file = new SeasonFile(boxes);
    int row = file.row("season", season);
    LocalDate date = LocalDate.parse(file.cell(row, "game_date"));
    file.set(row, "pts", "1000");
    replay(season);

    List<String> repairs = standing("nba/" + date, "raw.quarantine");
    Files.write(boxes, sound);

    assertThat(plain(repairs))
        .containsOnly("tipoff replay --season 2012-13 --from " + date + " --to " + date);
    assertRepairs(repairs.getFirst(), "nba/" + date);
  }

  @Test
  @Tag("VAL-17")
  void aFileThatWasNotThereIsLoadedOnceItIs() throws IOException {
    String season = "2014-15";
    Path boxes = league(season);
    LocalDate date = lastDate(boxes);
    byte[] sound = Files.readAllBytes(boxes);
    Files.delete(boxes);
    replay(season);

    List<String> repairs = standing("nba/" + date, "raw.player_box");
    Files.write(boxes, sound);

    assertThat(plain(repairs))
        .containsOnly("tipoff replay --season 2014-15 --from " + date + " --to " + date);
    type(repairs.getFirst());
    // a quote of a player whom nobody knew when it was read stays refused until its file changes
    assertThat(repairs("nba/" + date, "raw.player_box")).isEmpty();
  }

  @Test
  @Tag("VAL-06")
  @Tag("VAL-17")
  void whatRowsInErrorBlockGoesOnOnceTheyAreMended() throws IOException {
    String season = "2010-11";
    Path boxes = league(season);
    LocalDate date = lastDate(boxes);
    byte[] sound = Files.readAllBytes(boxes);
    SeasonFile file = new SeasonFile(boxes);
    for (int row : file.rows("game_date", date.toString())) {
      file.set(row, "minutes", "0");
    }
    replay(season);

    List<String> wrong = standing("nba/" + date, "raw.player_box");
    List<String> computed = standing("nba/" + date, "analytics.player_game");
    assertThat(tipoff("reconcile", "nba/" + date).out())
        .containsPattern("grade +grade-[a-z-]+ .*BLOCKED");
    Files.write(boxes, sound);

    assertThat(plain(wrong))
        .containsOnly("tipoff replay --season 2010-11 --from " + date + " --to " + date);
    assertThat(computed).isSubsetOf(wrong);
    assertRepairs(wrong.getFirst(), "nba/" + date);
  }

  @Test
  @Tag("VAL-17")
  void aRunThatFailedIsMadeAgain() throws IOException {
    String season = "2016-17";
    LocalDate date = lastDate(league(season));
    Path results = exports.resolve("results");
    Path aside = exports.resolve("aside");
    if (Files.exists(results)) {
      Files.move(results, aside);
    }
    Files.writeString(results, "a file in the place of the folder");
    replay(season);

    List<String> repairs = standing("nba/" + date, "results");
    Files.delete(results);
    if (Files.exists(aside)) {
      Files.move(aside, results);
    }

    assertThat(plain(repairs).getFirst())
        .matches("tipoff run retry \\d+ && tipoff backfill --from " + date + " --to " + date);
    assertRepairs(repairs.getFirst(), "nba/" + date);
  }

  @Test
  @Tag("VAL-17")
  void whatIsDueIsRun() throws IOException {
    String season = "2018-19";
    Path boxes = league(season);
    replay(season);
    SeasonFile file = new SeasonFile(boxes);
    int row = file.row("game_date", lastDate(boxes).toString());
    String slate = "nba/" + file.cell(row, "game_date");
    assertSound(slate);
    file.set(row, "tov", file.cell(row, "tov").equals("1") ? "2" : "1");
    slices
        .announce(source.archive(folder, List.of(season)).slices(), List.of())
        .await()
        .atMost(PATIENCE);

    List<String> repairs = standing(slate, "raw.player_box");

    assertThat(plain(repairs))
        .containsOnly(
            "tipoff backfill --from "
                + file.cell(row, "game_date")
                + " --to "
                + file.cell(row, "game_date"));
    assertRepairs(repairs.getFirst(), slate);
  }

  @Test
  @Tag("VAL-17")
  void aWrongPayloadOfAProviderIsAskedForAgain() throws IOException {
    String slate = "nba/" + Provider.DATE;
    try (Provider league = new Provider(provider.getPort())) {
      league.pointsOfTheFirst = 99;
      assertThat(tipoff("fetch", "--source", "nba-com", "--kind", "schedule").exit()).isZero();
      assertThat(tipoff("fetch", "--kind", "box-score", "--slate", slate).exit()).isZero();
      tipoff("backfill", "--from", Provider.DATE, "--to", Provider.DATE);

      List<String> repairs = standing(slate, "raw.quarantine");
      league.pointsOfTheFirst = 14;

      assertThat(plain(repairs))
          .containsOnly(
              "tipoff fetch --source nba-com --kind schedule --slate "
                  + slate
                  + " && tipoff fetch --source nba-com --kind box-score --slate "
                  + slate
                  + " && tipoff backfill --from "
                  + Provider.DATE
                  + " --to "
                  + Provider.DATE);
      type(repairs.getFirst());
      assertThat(repairs(slate, "raw.quarantine")).isEmpty();
    }
  }

  /** Season files of an invented league; its box scores. */
  private Path league(String season) {
    LeagueSpec spec = new LeagueSpec(9, 4, 2, List.of(new SeasonSpec(season, 3, 0, 0, true)));
    SyntheticLeague.generate(spec).writeTo(folder);
    return folder.resolve("player_box_" + season + ".csv.gz");
  }

  private static LocalDate lastDate(Path boxes) throws IOException {
    SeasonFile file = new SeasonFile(boxes);
    return LocalDate.parse(
        file.values("game_date", "season", file.cell(2, "season")).stream()
            .max(String::compareTo)
            .orElseThrow());
  }

  private void replay(String season) {
    tipoff("replay", "--archive", folder.toString(), "--season", season, "--no-history");
  }

  /** What repairs the findings of a table or an artefact, as it is printed; there is some. */
  private List<String> standing(String slate, String table) {
    Console told = tipoff("validate", slate, "--data-dir", data.root().toString());
    List<String> repairs = repairs(slate, table);
    assertThat(told.exit()).as(told.out() + told.err()).isEqualTo(ValidateCommand.FINDINGS);
    assertThat(repairs).as(told.out()).isNotEmpty();
    assertThat(told.out()).contains(repairs);
    return repairs;
  }

  /** The printed lines as they are for a data directory that need not be named. */
  private List<String> plain(List<String> repairs) {
    return repairs.stream()
        .map(repair -> repair.replace(" --data-dir " + data.root(), ""))
        .toList();
  }

  private List<String> repairs(String slate, String table) {
    List<String> repairs = new ArrayList<>();
    for (JsonNode finding :
        tipoff("validate", slate, "-o", "json", "--data-dir", data.root().toString()).json()) {
      if (finding.get("table").asText().contains(table)
          && !finding.get("severity").asText().equals("NOTE")) {
        repairs.add(finding.get("repair").asText());
      }
    }
    return repairs;
  }

  private void assertRepairs(String printed, String slate) {
    type(printed);
    assertSound(slate);
  }

  private void assertSound(String slate) {
    Console after = tipoff("validate", slate);
    assertThat(after.exit()).as(after.out() + after.err()).isZero();
  }

  /** As a shell does: a command is run if the one before it ended with 0. */
  private void type(String printed) {
    for (String command : printed.split(" && ")) {
      Console typed = tipoff(command.replaceFirst("^tipoff ", "").split(" "));
      assertThat(typed.exit()).as(command + ": " + typed.out() + typed.err()).isZero();
    }
  }

  /** As in a process of its own, whose clock is live. */
  private Console tipoff(String... arguments) {
    kernel.parts().clock().goLive();
    return Console.on(data, arguments);
  }
}
