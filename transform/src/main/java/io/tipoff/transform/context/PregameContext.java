package io.tipoff.transform.context;

import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.transform.context.OpponentAllowance.Rates;
import io.tipoff.transform.context.TeamSchedule.NearbyGame;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.TableRows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was known, before a revision's cut-off, of its games: both sides' context, who belongs to
 * the teams, what the teams allow. A revision at a tip is the last one of the games that tip then;
 * an earlier one is of all that tip later. Four queries whatever the slate's size.
 */
@Singleton
final class PregameContext implements Task {

  /** The four queries. */
  record Queries(Sql games, Sql teamGames, Sql nearby, Sql appearances) {

    static Queries ofTheProduct() {
      return new Queries(
          Sql.of(PregameContext.class, "slate-games.sql"),
          Sql.of(PregameContext.class, "team-games.sql"),
          Sql.of(PregameContext.class, "nearby-games.sql"),
          Sql.of(PregameContext.class, "appearances.sql"));
    }
  }

  /** Days before the date in which the schedule is looked at; ahead it is the slate's own slice. */
  private static final int NEARBY_DAYS = 14;

  /**
   * Days before the date in which earlier games count: longer than a season and the break before
   * it, so that a season's start sees the end of the one before, and no longer, so that a revision
   * costs the same however many seasons are stored.
   */
  private static final int LOOK_BACK_DAYS = 400;

  private final Queries queries;

  @Inject
  PregameContext() {
    this(Queries.ofTheProduct());
  }

  PregameContext(Queries queries) {
    this.queries = queries;
  }

  @Override
  public TaskDeclaration declaration() {
    return TaskDeclaration.perRevision(
            "pregame-context",
            Phase.TRANSFORM,
            List.of(
                Input.critical("raw.game", Relation.SAME_SLATE, "load-games"),
                Input.critical("raw.game_odds", Relation.SAME_SLATE, "load-games"),
                Input.critical("raw.schedule_ahead", Relation.SAME_SLATE, "load-games"),
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
        ofTheRevision(
            context.query(queries.games(), AnnouncedGame.class, asOf, asOf, date, date, asOf),
            asOf);
    if (games.isEmpty()) {
      return new TaskOutput.NoData("no game of " + context.slate() + " tips at or after " + asOf);
    }
    String season = games.getFirst().season();
    NavigableMap<String, TeamForm> forms = forms(context, season);
    List<NearbyGame> nearby =
        context.query(
            queries.nearby(),
            NearbyGame.class,
            asOf,
            date.minusDays(NEARBY_DAYS),
            date,
            season,
            asOf,
            date,
            season);
    Map<String, List<Appearance>> players =
        Appearance.latest(
                context.query(
                    queries.appearances(),
                    Appearance.class,
                    asOf,
                    date,
                    date.minusDays(LOOK_BACK_DAYS)))
            .stream()
            .collect(Collectors.groupingBy(Appearance::team));
    return rows(asOf, date, games, forms, nearby, players);
  }

  private static List<AnnouncedGame> ofTheRevision(List<AnnouncedGame> later, Instant asOf) {
    List<AnnouncedGame> now = later.stream().filter(game -> game.tip().equals(asOf)).toList();
    return now.isEmpty() ? later : now;
  }

  private NavigableMap<String, TeamForm> forms(RunContext context, String season) {
    LocalDate date = context.slate().date();
    Map<String, List<TeamGameRow>> games =
        context
            .query(
                queries.teamGames(),
                TeamGameRow.class,
                season,
                SeasonLabel.before(season),
                context.asOf(),
                date,
                date.minusDays(LOOK_BACK_DAYS))
            .stream()
            .collect(Collectors.groupingBy(TeamGameRow::team));
    TreeMap<String, TeamForm> forms = new TreeMap<>();
    games.forEach((team, of) -> forms.put(team, new TeamForm(of)));
    return forms;
  }

  private static TaskOutput rows(
      Instant asOf,
      LocalDate date,
      List<AnnouncedGame> games,
      NavigableMap<String, TeamForm> forms,
      List<NearbyGame> nearby,
      Map<String, List<Appearance>> players) {
    List<GameContext> contexts = new ArrayList<>();
    List<RosterSpot> roster = new ArrayList<>();
    TreeMap<String, OpponentAllowance> allowances = new TreeMap<>();
    Rates league = LeagueMeans.of(forms.values());
    Instant leagueKnownAt =
        forms.values().stream().map(TeamForm::knownAt).max(Instant::compareTo).orElse(null);
    for (AnnouncedGame game : games) {
      for (String team : List.of(game.homeTeam(), game.awayTeam())) {
        Optional<TeamForm> form = Optional.ofNullable(forms.get(team));
        TeamSchedule own = schedule(team, forms, nearby);
        TeamSchedule opponent = schedule(game.opponentOf(team), forms, nearby);
        contexts.add(GameContext.of(asOf, date, game, team, own, opponent));
        players.getOrDefault(team, List.of()).stream()
            .filter(player -> form.isPresent() && form.get().keeps(player.lastGameDate()))
            .forEach(player -> roster.add(RosterSpot.of(asOf, game.gameId(), date, player)));
        Instant knownAt = GameContext.latest(game.knownAt(), leagueKnownAt);
        allowances.put(team, OpponentAllowance.of(asOf, date, team, form, league, knownAt));
      }
    }
    return TaskOutput.rows(
        TableRows.of(GameContext.TABLE, GameContext.class, contexts),
        TableRows.of(RosterSpot.TABLE, RosterSpot.class, roster),
        TableRows.of(
            OpponentAllowance.TABLE, OpponentAllowance.class, List.copyOf(allowances.values())));
  }

  private static TeamSchedule schedule(
      String team, Map<String, TeamForm> forms, List<NearbyGame> nearby) {
    return new TeamSchedule(
        Optional.ofNullable(forms.get(team)),
        nearby.stream().filter(game -> game.isOf(team)).toList());
  }
}
