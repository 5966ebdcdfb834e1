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
import java.util.List;
import java.util.Map;

/** Box-score rows of a slate become analytics.player_game, with his team's sums beside them. */
@Singleton
final class PlayerGameSummary implements Task {

  static final Sql BOX_ROWS = Sql.of(PlayerGameSummary.class, "box-rows.sql");

  @Override
  public TaskDeclaration declaration() {
    return TaskDeclaration.postgame(
            "player-game-summary",
            Phase.TRANSFORM,
            List.of(
                Input.critical("raw.player_box", Relation.SAME_SLATE, "load-box-scores")
                    .completeTo(1)))
        .writing(PlayerGame.TABLE);
  }

  @Override
  public TaskOutput run(RunContext context) {
    List<BoxRow> rows =
        context.query(BOX_ROWS, BoxRow.class, context.asOf(), context.slate().date());
    if (rows.isEmpty()) {
      return new TaskOutput.NoData("raw.player_box has no row of " + context.slate());
    }
    Map<TeamTotals.Side, TeamTotals> teams = TeamTotals.of(rows);
    List<PlayerGame> games =
        rows.stream()
            .map(
                row -> PlayerGame.of(row, teams.get(new TeamTotals.Side(row.gameId(), row.team()))))
            .toList();
    return TaskOutput.rows(TableRows.of(PlayerGame.TABLE, PlayerGame.class, games));
  }
}
