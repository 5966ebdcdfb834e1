package io.tipoff.transform.league;

import io.tipoff.time.LeagueTime;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The raw tables that this phase reads, as one state of what is known. */
public record Facts(List<Game> games, List<Odds> odds, List<Box> boxes, List<Result> results) {

  public static final Table GAMES =
      Table.of("raw", "game", Game.class, WriteMode.APPEND, "game_id", "game_date");
  public static final Table AHEAD =
      Table.of(
          "raw",
          "schedule_ahead",
          Ahead.class,
          WriteMode.APPEND,
          "slate_date",
          "game_id",
          "game_date");
  public static final Table ODDS =
      Table.of("raw", "game_odds", Odds.class, WriteMode.APPEND, "game_id", "source");
  public static final Table BOXES =
      Table.of("raw", "player_box", Box.class, WriteMode.APPEND, "game_id", "player_id");
  public static final Table RESULTS =
      Table.of("raw", "game_result", Result.class, WriteMode.APPEND, "game_id");

  public record Game(
      String gameId,
      LocalDate gameDate,
      String season,
      String seasonType,
      String homeTeam,
      String awayTeam,
      boolean neutral,
      Instant scheduledAt,
      Instant tip,
      boolean tipAssumed,
      String announcedBy,
      Instant knownAt) {}

  /** A game of the ten days after a slate's. */
  public record Ahead(
      LocalDate slateDate,
      String gameId,
      LocalDate gameDate,
      String season,
      String homeTeam,
      String awayTeam,
      boolean neutral,
      Instant knownAt) {}

  public record Odds(
      String gameId,
      String source,
      LocalDate gameDate,
      String homeTeam,
      String awayTeam,
      Double spreadHome,
      Double total,
      Instant knownAt) {}

  public record Box(
      String gameId,
      String playerId,
      LocalDate gameDate,
      String season,
      String seasonType,
      String playerName,
      String team,
      String opponent,
      long home,
      long seconds,
      long points,
      long rebounds,
      long offensiveRebounds,
      long assists,
      long steals,
      long blocks,
      long turnovers,
      long fouls,
      long fieldGoalsMade,
      long fieldGoalsAttempted,
      long threesMade,
      long threesAttempted,
      long freeThrowsMade,
      long freeThrowsAttempted,
      Long plusMinus,
      String source,
      Instant knownAt) {

    public Box known(Instant at) {
      return new Box(
          gameId,
          playerId,
          gameDate,
          season,
          seasonType,
          playerName,
          team,
          opponent,
          home,
          seconds,
          points,
          rebounds,
          offensiveRebounds,
          assists,
          steals,
          blocks,
          turnovers,
          fouls,
          fieldGoalsMade,
          fieldGoalsAttempted,
          threesMade,
          threesAttempted,
          freeThrowsMade,
          freeThrowsAttempted,
          plusMinus,
          source,
          at);
    }

    public Box lasting(long other) {
      return new Box(
          gameId,
          playerId,
          gameDate,
          season,
          seasonType,
          playerName,
          team,
          opponent,
          home,
          other,
          points,
          rebounds,
          offensiveRebounds,
          assists,
          steals,
          blocks,
          turnovers,
          fouls,
          fieldGoalsMade,
          fieldGoalsAttempted,
          threesMade,
          threesAttempted,
          freeThrowsMade,
          freeThrowsAttempted,
          plusMinus,
          source,
          knownAt);
    }

    public Box scoring(long other) {
      return new Box(
          gameId,
          playerId,
          gameDate,
          season,
          seasonType,
          playerName,
          team,
          opponent,
          home,
          seconds,
          other,
          rebounds,
          offensiveRebounds,
          assists,
          steals,
          blocks,
          turnovers,
          fouls,
          fieldGoalsMade,
          fieldGoalsAttempted,
          threesMade,
          threesAttempted,
          freeThrowsMade,
          freeThrowsAttempted,
          plusMinus,
          source,
          knownAt);
    }
  }

  public record Result(
      String gameId,
      LocalDate gameDate,
      String homeTeam,
      String awayTeam,
      long homeScore,
      long awayScore,
      String source,
      Instant knownAt) {}

  /** The morning after a date, when its box scores and results are known. */
  public static Instant morningAfter(LocalDate date) {
    return LeagueTime.at(date.plusDays(1), LocalTime.of(6, 0));
  }

  /** A game of 2024-25 announced the morning of its date. */
  public static Game game(String id, LocalDate date, String home, String away, Instant tip) {
    return new Game(
        id,
        date,
        "2024-25",
        "RS",
        home,
        away,
        false,
        null,
        tip,
        true,
        "SCHEDULE",
        LeagueTime.at(date, LocalTime.of(8, 0)));
  }

  /** Closing odds known one minute before the tip. */
  public static Odds closing(Game game, Double spreadHome, Double total) {
    return new Odds(
        game.gameId(),
        "closing",
        game.gameDate(),
        game.homeTeam(),
        game.awayTeam(),
        spreadHome,
        total,
        game.tip().minusSeconds(60));
  }

  /** An appearance of an ordinary evening, in either team of the game. */
  public static Box appearance(Game game, String player, String team) {
    boolean home = team.equals(game.homeTeam());
    return new Box(
        game.gameId(),
        player,
        game.gameDate(),
        game.season(),
        game.seasonType(),
        player,
        team,
        home ? game.awayTeam() : game.homeTeam(),
        home && !game.neutral() ? 1 : 0,
        2_880,
        20,
        9,
        2,
        5,
        1,
        1,
        3,
        2,
        8,
        16,
        2,
        6,
        2,
        4,
        null,
        "test",
        morningAfter(game.gameDate()));
  }

  /** The final score of a game. */
  public static Result result(Game game, long home, long away) {
    return new Result(
        game.gameId(),
        game.gameDate(),
        game.homeTeam(),
        game.awayTeam(),
        home,
        away,
        "test",
        morningAfter(game.gameDate()));
  }

  Instant latestKnownAt() {
    return Stream.of(
            games.stream().map(Game::knownAt),
            odds.stream().map(Odds::knownAt),
            boxes.stream().map(Box::knownAt),
            results.stream().map(Result::knownAt))
        .flatMap(Function.identity())
        .max(Instant::compareTo)
        .orElse(null);
  }

  /** Latest known-at of the box scores and results of each date with a game. */
  Map<LocalDate, Instant> knownAtByDate() {
    Map<LocalDate, Instant> dates = new TreeMap<>();
    games.forEach(game -> dates.put(game.gameDate(), game.knownAt()));
    boxes.forEach(box -> dates.merge(box.gameDate(), box.knownAt(), Facts::later));
    results.forEach(result -> dates.merge(result.gameDate(), result.knownAt(), Facts::later));
    return dates;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private List<Ahead> ahead() {
    return games.stream()
        .map(Game::gameDate)
        .distinct()
        .flatMap(
            slate ->
                games.stream()
                    .filter(game -> game.gameDate().isAfter(slate))
                    .filter(game -> !game.gameDate().isAfter(slate.plusDays(10)))
                    .map(
                        game ->
                            new Ahead(
                                slate,
                                game.gameId(),
                                game.gameDate(),
                                game.season(),
                                game.homeTeam(),
                                game.awayTeam(),
                                game.neutral(),
                                game.knownAt())))
        .toList();
  }

  List<TableRows> rows() {
    return List.of(
        TableRows.of(GAMES, Game.class, games),
        TableRows.of(AHEAD, Ahead.class, ahead()),
        TableRows.of(ODDS, Odds.class, odds),
        TableRows.of(BOXES, Box.class, boxes),
        TableRows.of(RESULTS, Result.class, results));
  }
}
