package io.tipoff.transform.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Slate;
import io.tipoff.transform.league.Facts;
import io.tipoff.transform.league.LeagueWarehouse;
import io.tipoff.transform.league.RealSeasons;
import io.tipoff.validation.Finding;
import io.tipoff.validation.Validators;
import io.tipoff.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the checks of the game summaries find in four real seasons. The lists are figures: a change
 * of them is a change of the data, of a check or of a formula, and wants to be looked at.
 */
class RealSeasonChecksTest {

  private static final List<String> SEASONS = List.of("2021-22", "2022-23", "2023-24", "2024-25");
  private static final Path EXPECTED =
      Path.of("src/test/resources/io/tipoff/transform/summary/findings-of-real-seasons.txt");

  @TempDir Path folder;

  @Test
  void findWhatIsKnownToBeWrongWithThem() throws IOException {
    assumeTrue(RealSeasons.present(), "skipped: there are no season files in ../shared/data/nba");
    FindingTally tally = new FindingTally();
    Validators validators =
        new Validators(Summaries.tasks().stream().map(Task::declaration).toList());
    for (String season : SEASONS) {
      Facts facts =
          new Facts(
              RealSeasons.games(season),
              List.of(),
              RealSeasons.boxes(season),
              RealSeasons.results(season));
      Path files = Files.createDirectory(folder.resolve(season));
      try (LeagueWarehouse league = new LeagueWarehouse(files)) {
        league.store(facts);
        TreeSet<LocalDate> dates = new TreeSet<>();
        facts.boxes().forEach(box -> dates.add(box.gameDate()));
        for (LocalDate date : dates) {
          for (Task task : Summaries.tasks()) {
            check(task, date, league.warehouse(), validators)
                .forEach(finding -> tally.add(season, finding));
          }
        }
      }
    }

    assertThat(tally.lines()).containsExactlyElementsOf(Files.readAllLines(EXPECTED));
  }

  private static List<Finding> check(
      Task task, LocalDate date, Warehouse warehouse, Validators validators) {
    TaskScope scope =
        new TaskScope(
            task.declaration().name(),
            new Slate("nba", date),
            task.declaration().pass(),
            Optional.empty());
    TaskOutput.Rows output =
        (TaskOutput.Rows) task.run(new RunContext(scope, Origin.REPLAY, warehouse, List.of()));
    return validators.check(scope, output, warehouse).findings();
  }
}
