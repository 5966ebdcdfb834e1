package io.tipoff.transform.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.transform.league.LeagueWarehouse;
import io.tipoff.validation.Finding;
import io.tipoff.validation.Validators;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterSpotTest {

  private static final LocalDate DAY = LocalDate.of(2025, 1, 15);
  private static final Instant AS_OF = Instant.parse("2025-01-15T17:00:00Z");

  @Test
  @Tag("VAL-13")
  void whoIsOnTheRostersOfTwoTeamsIsFound(@TempDir Path folder) {
    List<RosterSpot> spots = new ArrayList<>();
    for (String team : List.of("BOS", "NYK", "LAL", "DEN")) {
      for (int player = 0; player < 8; player++) {
        spots.add(spot(team, team + player));
      }
    }
    try (LeagueWarehouse league = new LeagueWarehouse(folder)) {
      assertThat(findings(spots, league.warehouse())).isEmpty();

      spots.add(spot("LAL", "BOS0"));

      assertThat(findings(spots, league.warehouse()))
          .singleElement()
          .satisfies(
              finding ->
                  assertThat(finding.message()).contains("2 rows share them", "player_id=BOS0"));
    }
  }

  private static RosterSpot spot(String team, String player) {
    String game = List.of("BOS", "NYK").contains(team) ? "g1" : "g2";
    return new RosterSpot(
        AS_OF, game, player, team, DAY, DAY.minusDays(2), AS_OF.minusSeconds(3_600));
  }

  private static List<Finding> findings(List<RosterSpot> spots, Warehouse warehouse) {
    TaskDeclaration task =
        TaskDeclaration.perRevision("context", Phase.TRANSFORM, List.of())
            .writing(RosterSpot.TABLE);
    TaskOutput.Rows rows = TaskOutput.rows(TableRows.of(RosterSpot.TABLE, RosterSpot.class, spots));
    return new Validators(List.of(task))
        .check(
            new TaskScope("context", new Slate("nba", DAY), Pass.PREGAME, Optional.of(AS_OF)),
            rows,
            warehouse)
        .findings();
  }
}
