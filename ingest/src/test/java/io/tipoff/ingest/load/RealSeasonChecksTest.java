package io.tipoff.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.archive.FileArchive;
import io.tipoff.ingest.RealData;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.run.RunContext;
import io.tipoff.run.SourceSlice;
import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import io.tipoff.time.SlateClock;
import io.tipoff.validation.Finding;
import io.tipoff.validation.Validators;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the checks of the raw tables find in four real seasons. The lists are figures: a change of
 * them is a change of the data, of a check or of how rows are read, and wants to be looked at.
 */
class RealSeasonChecksTest {

  private static final Path EXPECTED =
      Path.of("src/test/resources/io/tipoff/ingest/load/findings-of-real-seasons.txt");

  @TempDir Path folder;

  private record FixedClock(Instant now) implements OperationalClock {
    @Override
    public long nanoTime() {
      return 0;
    }
  }

  @Test
  void findWhatIsKnownToBeWrongWithThem() throws IOException {
    Path data = RealData.seasonFiles();
    FindingTally tally = new FindingTally();
    SeasonFileSource source =
        new SeasonFileSource(new FileArchive(folder.resolve("archive")), new SlateClock());
    ChosenSources chosen = new ChosenSources(source);
    List<Task> tasks =
        List.of(
            new LoadGames(chosen, RevisionsTest.AT_TIPS),
            new LoadQuotes(chosen),
            new LoadBoxScores(chosen),
            new LoadResults(chosen));
    Validators validators = new Validators(tasks.stream().map(Task::declaration).toList());
    try (Warehouse warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(folder.resolve("warehouse.duckdb")),
            new SimpleMeterRegistry(),
            new FixedClock(Instant.EPOCH))) {
      for (String season : SeasonFileSource.seasons(data)) {
        TreeSet<Slate> slates = new TreeSet<>();
        source.archive(data, List.of(season)).slices().stream()
            .map(SourceSlice::slate)
            .forEach(slates::add);
        for (Slate slate : slates) {
          for (Task task : tasks) {
            check(task, slate, warehouse, validators)
                .forEach(finding -> tally.add(season, finding));
          }
        }
      }
    }

    assertThat(tally.lines()).containsExactlyElementsOf(Files.readAllLines(EXPECTED));
  }

  private static List<Finding> check(
      Task task, Slate slate, Warehouse warehouse, Validators validators) {
    TaskScope scope =
        new TaskScope(
            task.declaration().name(), slate, task.declaration().pass(), Optional.empty());
    TaskOutput.Rows output =
        (TaskOutput.Rows) task.run(new RunContext(scope, Origin.REPLAY, warehouse, List.of()));
    return validators.check(scope, output, warehouse).findings();
  }
}
