package io.tipoff.transform.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import io.tipoff.transform.league.Facts.Game;
import io.tipoff.transform.league.LeagueWarehouse;
import io.tipoff.transform.league.RandomLeague;
import io.tipoff.transform.league.Stored;
import io.tipoff.transform.summary.Summaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What a revision says does not depend on anything known at its cut-off or later. */
class PregameLeakProperties {

  /** Later than everything else in the league. */
  private static final Instant TAKEN_BACK = Instant.parse("2025-07-01T00:00:00Z");

  private static final PregameContext TASK = new PregameContext();

  @Property(tries = 10)
  void nothingKnownAtTheCutOffOrLaterChangesOneBit(
      @ForAll long seed, @ForAll @IntRange(max = 99) int chosen) throws IOException {
    RandomLeague league = RandomLeague.of(seed);
    List<Game> games = league.games();
    Game game = games.get((games.size() - 1) * chosen / 99);
    TaskOutput whole = revision(league, game);
    TaskOutput then = revision(league.knownBefore(game.tip()), game);
    assertThat(whole).isInstanceOf(TaskOutput.Rows.class);
    assertThat(Stored.differences(whole, then)).as("%s at %s", game.gameId(), game.tip()).isEmpty();
  }

  private static TaskOutput revision(RandomLeague league, Game game) throws IOException {
    Path folder = Files.createTempDirectory("league");
    List<Task> tasks = new ArrayList<>(Summaries.tasks());
    tasks.add(TASK);
    try (LeagueWarehouse warehouse = new LeagueWarehouse(folder, tasks.toArray(Task[]::new))) {
      warehouse.store(league.first());
      warehouse.runAll(Summaries.tasks(), league.first());
      warehouse.store(league.corrected());
      warehouse.runAll(Summaries.tasks(), league.corrected());
      warehouse.store(league.last(), TAKEN_BACK);
      for (Task task : Summaries.tasks()) {
        league.dates().forEach(date -> warehouse.run(task, date, TAKEN_BACK));
      }
      return warehouse.revision(TASK, game.gameDate(), game.tip());
    }
  }
}
