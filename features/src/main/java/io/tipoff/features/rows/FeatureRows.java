package io.tipoff.features.rows;

import io.tipoff.features.availability.Availability;
import io.tipoff.features.availability.ReportedStatus;
import io.tipoff.features.contract.FeatureContract;
import io.tipoff.features.contract.Fixture;
import io.tipoff.features.history.GameRow;
import io.tipoff.features.history.PlayerHistory;
import io.tipoff.features.history.TeamDays;
import io.tipoff.features.quote.PlayerLines;
import io.tipoff.features.quote.QuotedLine;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.TableRows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Feature rows of a revision: one for every rostered player of its games, from what was known
 * before its cut-off. Five queries whatever the slate's size; all arithmetic in Java.
 */
@Singleton
final class FeatureRows implements Task {

  /** The five queries. */
  record Queries(Sql fixtures, Sql histories, Sql teamDays, Sql quotes, Sql injuries) {

    static Queries ofTheProduct() {
      return new Queries(
          Sql.of(FeatureRows.class, "fixtures.sql"),
          Sql.of(FeatureRows.class, "histories.sql"),
          Sql.of(FeatureRows.class, "team-days.sql"),
          Sql.of(FeatureRows.class, "quotes.sql"),
          Sql.of(FeatureRows.class, "injuries.sql"));
    }
  }

  private final Queries queries;

  @Inject
  FeatureRows() {
    this(Queries.ofTheProduct());
  }

  FeatureRows(Queries queries) {
    this.queries = queries;
  }

  /** A day on which a team played. */
  record TeamDay(String team, long day) {}

  @Override
  public TaskDeclaration declaration() {
    return TaskDeclaration.perRevision(
            "feature-rows",
            Phase.FEATURES,
            List.of(
                Input.critical("analytics.game_context", Relation.SAME_AS_OF, "pregame-context"),
                Input.critical("analytics.roster", Relation.SAME_AS_OF, "pregame-context"),
                Input.critical(
                    "analytics.opponent_allowance", Relation.SAME_AS_OF, "pregame-context"),
                Input.critical(
                    "analytics.player_game", Relation.EARLIER_SLATES, "player-game-summary"),
                Input.critical("analytics.team_game", Relation.EARLIER_SLATES, "team-game-summary"),
                Input.optional("raw.prop_quote", Relation.SAME_SLATE, "load-quotes"),
                Input.optional("raw.injury_report", Relation.SAME_SLATE, "load-injuries")))
        .writing(FeatureTable.TABLE);
  }

  @Override
  public TaskOutput run(RunContext context) {
    Instant asOf = context.asOf();
    LocalDate date = context.slate().date();
    List<Fixture> fixtures = context.query(queries.fixtures(), Fixture.class, asOf, date);
    if (fixtures.isEmpty()) {
      return new TaskOutput.NoData(
          "analytics.roster has nobody for the games of " + context.slate() + " at " + asOf);
    }
    List<PlayerHistory> histories =
        histories(
            fixtures.size(),
            context.query(
                queries.histories(),
                GameRow.class,
                fixtures.getFirst().season(),
                asOf,
                asOf,
                date,
                date));
    Map<String, TeamDays> teams =
        teamDays(context.query(queries.teamDays(), TeamDay.class, asOf, asOf, date, date));
    List<Fixture> appeared = new ArrayList<>();
    List<PlayerHistory> known = new ArrayList<>();
    for (int i = 0; i < histories.size(); i++) {
      if (histories.get(i).allGames() > 0) {
        appeared.add(fixtures.get(i));
        known.add(histories.get(i));
      }
    }
    RevisionRows rows =
        RevisionRows.compute(
            FeatureContract.playerGame(),
            asOf,
            appeared,
            known,
            teams,
            PlayerLines.of(
                context.query(queries.quotes(), QuotedLine.class, asOf, asOf, date, date, asOf)),
            Availability.of(
                context.query(queries.injuries(), ReportedStatus.class, asOf, date, asOf)),
            context.degraded());
    return TaskOutput.rows(new TableRows(FeatureTable.TABLE, rows.values()))
        .counting(
            Map.of(
                "values_out_of_range",
                rows.outOfRange(),
                "players_without_history",
                (long) (fixtures.size() - appeared.size())));
  }

  private static List<PlayerHistory> histories(int players, List<GameRow> rows) {
    List<List<GameRow>> bySlot = new ArrayList<>();
    for (int i = 0; i < players; i++) {
      bySlot.add(new ArrayList<>());
    }
    rows.forEach(row -> bySlot.get(row.slot() - 1).add(row));
    bySlot.forEach(games -> games.sort(GameRow.OLDEST_FIRST));
    return bySlot.stream().map(PlayerHistory::of).toList();
  }

  private static Map<String, TeamDays> teamDays(List<TeamDay> rows) {
    Map<String, List<Long>> days = new HashMap<>();
    rows.forEach(row -> days.computeIfAbsent(row.team(), t -> new ArrayList<>()).add(row.day()));
    Map<String, TeamDays> teams = new HashMap<>();
    days.forEach(
        (team, of) ->
            teams.put(team, TeamDays.of(of.stream().mapToLong(Long::longValue).toArray())));
    return teams;
  }
}
