package io.tipoff.transform.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import io.tipoff.time.LeagueTime;
import io.tipoff.transform.league.Facts;
import io.tipoff.transform.league.Facts.Box;
import io.tipoff.transform.league.Facts.Game;
import io.tipoff.transform.league.LeagueWarehouse;
import io.tipoff.transform.league.RealSeasons;
import io.tipoff.transform.league.Stored;
import io.tipoff.transform.summary.Summaries;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roster rule on a real season: who then played was on a roster, but for the newcomers. */
class RosterCoverageTest {

  private static final String SEASON = "2024-25";

  @Test
  void rosterHoldsNearlyEverybodyWhoThenPlayed(@TempDir Path folder) {
    assumeTrue(
        RealSeasons.present(), "skipped: ../shared/data/nba is not there, real seasons not tested");
    List<Box> scored = scored();
    assertThat(scored).hasSize(25_465);

    Set<String> rostered = rostered(folder);

    long covered =
        scored.stream()
            .filter(box -> rostered.contains(box.gameId() + "/" + box.playerId() + box.team()))
            .count();
    assertThat((double) covered / scored.size()).isBetween(0.99045, 0.99055);
  }

  /** Regular-season and play-in rows of players with ten earlier ones. */
  private static List<Box> scored() {
    List<Box> rows =
        Stream.of("2021-22", "2022-23", "2023-24", SEASON)
            .flatMap(season -> RealSeasons.boxes(season).stream())
            .sorted(Comparator.comparing(Box::gameDate))
            .toList();
    Map<String, Integer> games = new HashMap<>();
    List<Box> scored = new ArrayList<>();
    for (Box row : rows) {
      int earlier = games.merge(row.playerId(), 1, Integer::sum) - 1;
      if (row.season().equals(SEASON) && !row.seasonType().equals("PO") && earlier >= 10) {
        scored.add(row);
      }
    }
    return scored;
  }

  private static Set<String> rostered(Path folder) {
    List<Game> games = new ArrayList<>(RealSeasons.games("2023-24"));
    games.addAll(RealSeasons.games(SEASON));
    List<Box> boxes = new ArrayList<>(RealSeasons.boxes("2023-24"));
    boxes.addAll(RealSeasons.boxes(SEASON));
    PregameContext task = new PregameContext();
    List<Task> tasks = new ArrayList<>(Summaries.tasks());
    tasks.add(task);
    Set<String> rostered = new HashSet<>();
    try (LeagueWarehouse league = new LeagueWarehouse(folder, tasks.toArray(Task[]::new))) {
      Facts facts = new Facts(games, List.of(), boxes, List.of());
      league.store(facts);
      league.runTogether(Summaries.tasks(), facts);
      for (LocalDate date :
          games.stream()
              .filter(game -> game.season().equals(SEASON))
              .map(Game::gameDate)
              .distinct()
              .sorted()
              .toList()) {
        TaskOutput output = league.revision(task, date, LeagueTime.noon(date));
        Stored.rows(output, "roster")
            .forEach(
                row ->
                    rostered.add(
                        row.get("game_id") + "/" + row.get("player_id") + row.get("team")));
      }
    }
    return rostered;
  }
}
