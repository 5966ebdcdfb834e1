package io.tipoff.transform.context;

import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.transform.context.OpponentAllowance.Rates;
import io.tipoff.transform.context.RosterSpot.Stay;
import io.tipoff.transform.context.TeamSchedule.NearbyGame;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.TableRows;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was known, before a revision's cut-off, of the slate's games that tip at it: both sides'
 * context, who belongs to the teams, what the teams allow. Four queries whatever the slate's size.
 */
@Singleton
final class PregameContext implements Task {

  private static final Sql GAMES = Sql.of(PregameContext.class, "slate-games.sql");
  private static final Sql FORM = Sql.of(PregameContext.class, "team-form.sql");
  private static final Sql NEARBY = Sql.of(PregameContext.class, "nearby-games.sql");
  private static final Sql STAYS = Sql.of(PregameContext.class, "current-stays.sql");

  /** Days before and after the date in which the schedule is looked at. */
  private static final int NEARBY_DAYS = 14;

  @Override
  public TaskDeclaration declaration() {
    return TaskDeclaration.perRevision(
            "pregame-context",
            Phase.TRANSFORM,
            List.of(
                Input.critical("raw.game", Relation.SAME_SLATE, "load-games"),
                Input.critical("raw.game_odds", Relation.SAME_SLATE, "load-games"),
                Input.optional("raw.game", Relation.EARLIER_SLATES, "load-games"),
                Input.critical(
                    "analytics.player_game", Relation.EARLIER_SLATES, "player-game-summary"),
                Input.critical(
                    "analytics.team_game", Relation.EARLIER_SLATES, "team-game-summary")))
        .writing(GameContext.TABLE, RosterSpot.TABLE, OpponentAllowance.TABLE);
  }

  @Override
  public TaskOutput run(RunContext context) {
    Instant asOf = context.asOf();
    LocalDate date = context.slate().date();
    List<AnnouncedGame> games =
        context.query(GAMES, AnnouncedGame.class, asOf, asOf, date, date, asOf);
    if (games.isEmpty()) {
      return new TaskOutput.NoData("no game of " + context.slate() + " tips at " + asOf);
    }
    String season = games.getFirst().season();
    List<TeamForm> forms =
        context.query(
            FORM, TeamForm.class, season, season, season, SeasonLabel.before(season), asOf, date);
    Map<String, TeamForm> formOf =
        forms.stream().collect(Collectors.toMap(TeamForm::team, Function.identity()));
    Map<String, TeamSchedule> schedules = schedules(context, season, games, formOf);
    Map<String, List<Stay>> stays =
        context
            .query(STAYS, Stay.class, asOf, date, asOf, date, asOf, asOf, date, asOf, asOf, date)
            .stream()
            .collect(Collectors.groupingBy(Stay::team));

    List<GameContext> contexts = new ArrayList<>();
    List<RosterSpot> roster = new ArrayList<>();
    TreeMap<String, OpponentAllowance> allowances = new TreeMap<>();
    Rates league = LeagueMeans.of(forms);
    Instant leagueKnownAt =
        forms.stream().map(TeamForm::knownAt).max(Instant::compareTo).orElse(null);
    for (AnnouncedGame game : games) {
      for (String team : List.of(game.homeTeam(), game.awayTeam())) {
        Optional<TeamForm> form = Optional.ofNullable(formOf.get(team));
        contexts.add(
            GameContext.of(
                asOf, date, game, team, schedules.get(team), schedules.get(game.opponentOf(team))));
        stays.getOrDefault(team, List.of()).stream()
            .filter(stay -> form.isPresent() && form.get().keeps(stay.lastGameDate()))
            .forEach(stay -> roster.add(stay.on(asOf, game.gameId(), date)));
        allowances.put(
            team,
            OpponentAllowance.of(
                asOf, date, team, form, league, GameContext.latest(game.knownAt(), leagueKnownAt)));
      }
    }
    return TaskOutput.rows(
        TableRows.of(GameContext.TABLE, GameContext.class, contexts),
        TableRows.of(RosterSpot.TABLE, RosterSpot.class, roster),
        TableRows.of(
            OpponentAllowance.TABLE, OpponentAllowance.class, List.copyOf(allowances.values())));
  }

  private static Map<String, TeamSchedule> schedules(
      RunContext context, String season, List<AnnouncedGame> games, Map<String, TeamForm> formOf) {
    Instant asOf = context.asOf();
    LocalDate date = context.slate().date();
    LocalDate from = date.minusDays(NEARBY_DAYS);
    LocalDate to = date.plusDays(NEARBY_DAYS);
    Map<String, List<NearbyGame>> nearby =
        context
            .query(
                NEARBY,
                NearbyGame.class,
                asOf,
                from,
                to,
                season,
                asOf,
                from,
                to,
                season,
                asOf,
                from,
                date,
                season)
            .stream()
            .collect(Collectors.groupingBy(NearbyGame::team));
    TreeSet<String> teams = new TreeSet<>();
    games.forEach(game -> teams.addAll(List.of(game.homeTeam(), game.awayTeam())));
    return teams.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                team ->
                    new TeamSchedule(
                        Optional.ofNullable(formOf.get(team)),
                        nearby.getOrDefault(team, List.of()))));
  }
}
