package io.tipoff.transform.summary;

import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.TableRows;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Box-score rows and results of a slate become analytics.team_game. A game of which only one team's
 * rows are known has no team rows; it is counted as {@code one_sided_games}.
 */
@Singleton
final class TeamGameSummary implements Task {

  private static final Sql RESULTS = Sql.of(TeamGameSummary.class, "results.sql");

  @Override
  public TaskDeclaration declaration() {
    return TaskDeclaration.postgame(
            "team-game-summary",
            Phase.TRANSFORM,
            List.of(
                Input.critical("raw.player_box", Relation.SAME_SLATE, "load-box-scores")
                    .completeTo(1),
                Input.optional("raw.game_result", Relation.SAME_SLATE, "load-results"),
                Input.optional("raw.game", Relation.SAME_SLATE, "load-games")))
        .writing(TeamGame.TABLE);
  }

  @Override
  public TaskOutput run(RunContext context) {
    List<BoxRow> rows =
        context.query(
            PlayerGameSummary.BOX_ROWS, BoxRow.class, context.asOf(), context.slate().date());
    if (rows.isEmpty()) {
      return new TaskOutput.NoData("raw.player_box has no row of " + context.slate());
    }
    Map<String, GameResult> results =
        context.query(RESULTS, GameResult.class, context.asOf(), context.slate().date()).stream()
            .collect(Collectors.toMap(GameResult::gameId, Function.identity()));
    Map<TeamTotals.Side, TeamTotals> totals = TeamTotals.of(rows);
    List<TeamGame> games = new ArrayList<>();
    long oneSided = 0;
    long withoutResult = 0;
    for (TeamTotals own : totals.values()) {
      TeamTotals opponent = totals.get(own.opponent());
      if (opponent == null) {
        oneSided++;
        continue;
      }
      TeamGame game = TeamGame.of(own, opponent, results.get(own.first().gameId()));
      withoutResult += game.points() == null ? 1 : 0;
      games.add(game);
    }
    return TaskOutput.rows(TableRows.of(TeamGame.TABLE, TeamGame.class, games))
        .counting(Map.of("one_sided_games", oneSided, "team_games_without_result", withoutResult));
  }
}
