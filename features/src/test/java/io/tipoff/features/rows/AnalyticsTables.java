package io.tipoff.features.rows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.audit.AuditedFact;
import io.tipoff.audit.LeakAudit;
import io.tipoff.event.PlayerStatus;
import io.tipoff.run.RunContext;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Slate;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.Durability;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import io.tipoff.warehouse.WriteMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables that feature rows are made from, in a real warehouse, and the task on them. */
final class AnalyticsTables implements AutoCloseable {

  static final LocalDate DATE = LocalDate.parse("2025-01-15");
  static final Instant AS_OF = Instant.parse("2025-01-16T00:40:00Z");
  static final String SEASON = "2024-25";

  record Appearance(
      String gameId,
      String playerId,
      LocalDate gameDate,
      String season,
      String team,
      String opponent,
      long seconds,
      long points,
      long rebounds,
      long assists,
      long threes,
      long steals,
      long blocks,
      long fieldGoalsAttempted,
      long plays25,
      long teamSeconds,
      Long teamFieldGoalsAttempted,
      long teamPlays25,
      Instant knownAt) {

    Appearance scoring(long other) {
      return new Appearance(
          gameId,
          playerId,
          gameDate,
          season,
          team,
          opponent,
          seconds,
          other,
          rebounds,
          assists,
          threes,
          steals,
          blocks,
          fieldGoalsAttempted,
          plays25,
          teamSeconds,
          teamFieldGoalsAttempted,
          teamPlays25,
          knownAt);
    }

    Appearance known(Instant other) {
      return new Appearance(
          gameId,
          playerId,
          gameDate,
          season,
          team,
          opponent,
          seconds,
          points,
          rebounds,
          assists,
          threes,
          steals,
          blocks,
          fieldGoalsAttempted,
          plays25,
          teamSeconds,
          teamFieldGoalsAttempted,
          teamPlays25,
          other);
    }
  }

  record TeamGame(String gameId, String team, LocalDate gameDate, Instant knownAt) {}

  record Context(
      Instant asOf,
      String gameId,
      String team,
      LocalDate gameDate,
      String season,
      String seasonType,
      String opponent,
      long home,
      Long daysRest,
      Long backToBack,
      Long opponentDaysRest,
      Double travelKm,
      Long timeZonesCrossed,
      Long daysToNextGame,
      Long backToBackNext,
      Long gamesNext7,
      Long seasonGames,
      Double spread,
      Double total,
      Double impliedTeamTotal,
      Instant knownAtBeforeMarket,
      Instant knownAt) {}

  record Spot(
      Instant asOf,
      String gameId,
      String playerId,
      String team,
      LocalDate gameDate,
      Instant knownAt) {}

  record Allowance(
      Instant asOf,
      String team,
      Double pace,
      Double defensiveRating,
      Double pointsAllowed,
      Double reboundsAllowed,
      Double assistsAllowed,
      Double threesAllowed,
      Double stealsAllowed,
      Double blocksAllowed,
      Double freeThrowRateAllowed,
      Double leaguePace,
      Double leaguePointsAllowed,
      Double leagueReboundsAllowed,
      Double leagueAssistsAllowed,
      Double leagueThreesAllowed,
      Double leagueStealsAllowed,
      Double leagueBlocksAllowed,
      Double leagueFreeThrowRateAllowed,
      Instant knownAt) {}

  record Quote(
      String quoteId,
      String source,
      String gameId,
      LocalDate gameDate,
      String playerId,
      Market market,
      String book,
      double line,
      Long overPrice,
      Long underPrice,
      boolean priceUsable,
      Instant quotedAt,
      boolean inGame,
      Instant knownAt) {

    Quote duringTheGame() {
      return new Quote(
          quoteId,
          source,
          gameId,
          gameDate,
          playerId,
          market,
          book,
          line,
          overPrice,
          underPrice,
          priceUsable,
          quotedAt,
          true,
          knownAt);
    }

    Quote received(Instant at) {
      return new Quote(
          quoteId,
          source,
          gameId,
          gameDate,
          playerId,
          market,
          book,
          line,
          overPrice,
          underPrice,
          priceUsable,
          quotedAt,
          false,
          at);
    }
  }

  record Report(
      String reportId,
      String source,
      LocalDate gameDate,
      String playerId,
      String team,
      PlayerStatus status,
      Instant reportedAt,
      Instant knownAt) {

    Report received(Instant at) {
      return new Report(reportId, source, gameDate, playerId, team, status, reportedAt, at);
    }

    Report on(LocalDate other) {
      return new Report(reportId, source, other, playerId, team, status, reportedAt, knownAt);
    }
  }

  static final Table REPORTS =
      Table.of("raw", "injury_report", Report.class, WriteMode.APPEND, "report_id");
  static final Table QUOTES =
      Table.of("raw", "prop_quote", Quote.class, WriteMode.APPEND, "quote_id");
  static final Table APPEARANCES =
      Table.of(
          "analytics", "player_game", Appearance.class, WriteMode.APPEND, "game_id", "player_id");
  static final Table TEAM_GAMES =
      Table.of("analytics", "team_game", TeamGame.class, WriteMode.APPEND, "game_id", "team");
  private static final Table CONTEXTS =
      Table.of(
          "analytics",
          "game_context",
          Context.class,
          WriteMode.REPLACE_SLICE,
          "as_of",
          "game_id",
          "team");
  private static final Table SPOTS =
      Table.of(
          "analytics",
          "roster",
          Spot.class,
          WriteMode.REPLACE_SLICE,
          "as_of",
          "game_id",
          "player_id");
  private static final Table ALLOWANCES =
      Table.of(
          "analytics",
          "opponent_allowance",
          Allowance.class,
          WriteMode.REPLACE_SLICE,
          "as_of",
          "team");

  private final FeatureRows task;
  private final Warehouse warehouse;
  private long token;

  AnalyticsTables(Path folder) {
    this(folder, new FeatureRows());
  }

  AnalyticsTables(Path folder, FeatureRows task) {
    this.task = task;
    warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(folder.resolve("warehouse.duckdb"))
                .surviving(Durability.PROCESS_DEATH),
            new SimpleMeterRegistry(),
            new StoppedClock());
    List<Table> tables =
        new ArrayList<>(
            List.of(QUOTES, REPORTS, APPEARANCES, TEAM_GAMES, CONTEXTS, SPOTS, ALLOWANCES));
    tables.addAll(task.declaration().tables());
    warehouse.migrate(tables);
  }

  /** The morning after a date. */
  static Instant morningAfter(LocalDate date) {
    return Instant.parse(date.plusDays(1) + "T11:00:00Z");
  }

  /** An appearance of 30 minutes, known the morning after. */
  static Appearance appearance(String game, String player, LocalDate date, String team) {
    String season = date.isBefore(LocalDate.parse("2024-08-01")) ? "2023-24" : SEASON;
    return new Appearance(
        game,
        player,
        date,
        season,
        team,
        team.equals("BOS") ? "NYK" : "BOS",
        1_800,
        20,
        6,
        4,
        2,
        1,
        2,
        14,
        25 * 18,
        14_400,
        88L,
        25 * 105,
        morningAfter(date));
  }

  /** Both teams of tonight's game BOS-NYK and who belongs to them. */
  void storeRevision(List<Spot> roster) {
    storeRevision("revision", AS_OF, roster, 96.0);
  }

  /** A revision of the same slate at another as-of, which says otherwise of the opponents. */
  void storeOtherRevision(Instant asOf, List<Spot> roster) {
    List<Spot> moved =
        roster.stream()
            .map(
                one ->
                    new Spot(
                        asOf,
                        one.gameId(),
                        one.playerId(),
                        one.team(),
                        one.gameDate(),
                        one.knownAt()))
            .toList();
    storeRevision("revision at " + asOf, asOf, moved, 80.0);
  }

  private void storeRevision(String scope, Instant asOf, List<Spot> roster, double pace) {
    Instant known = Instant.parse("2025-01-15T13:00:00Z");
    List<Context> contexts =
        List.of(
            new Context(
                asOf,
                "tonight",
                "BOS",
                DATE,
                SEASON,
                "RS",
                "NYK",
                1,
                2L,
                0L,
                1L,
                300.0,
                0L,
                2L,
                0L,
                4L,
                40L,
                -6.5,
                221.0,
                113.75,
                known,
                asOf.minusSeconds(60)),
            new Context(
                asOf,
                "tonight",
                "NYK",
                DATE,
                SEASON,
                "RS",
                "BOS",
                0,
                1L,
                1L,
                2L,
                null,
                null,
                1L,
                1L,
                4L,
                41L,
                6.5,
                221.0,
                107.25,
                known,
                asOf.minusSeconds(60)));
    List<Allowance> allowances =
        List.of(
            new Allowance(
                asOf, "BOS", 98.0, 111.0, 108.0, 43.0, 24.0, 12.0, 8.0, 5.0, 0.25, 98.0, 112.0,
                44.0, 26.0, 13.0, 7.5, 4.5, 0.24, known),
            new Allowance(
                asOf, "NYK", pace, 111.0, 110.0, 42.0, 25.0, 11.0, 8.0, 5.0, 0.25, 98.0, 112.0,
                44.0, 26.0, 13.0, 7.5, 4.5, 0.24, known));
    write(
        scope,
        Optional.empty(),
        TableRows.of(CONTEXTS, Context.class, contexts),
        TableRows.of(SPOTS, Spot.class, roster),
        TableRows.of(ALLOWANCES, Allowance.class, allowances));
  }

  static Spot spot(String player, String team) {
    return new Spot(AS_OF, "tonight", player, team, DATE, Instant.parse("2025-01-14T11:00:00Z"));
  }

  /** A quote on tonight's points, stamped and known at an instant. */
  static Quote quote(String player, String book, double line, long over, long under, Instant at) {
    return new Quote(
        player + book + line + over + at,
        "books",
        "tonight",
        DATE,
        player,
        Market.POINTS,
        book,
        line,
        over,
        under,
        true,
        at,
        !at.isBefore(AS_OF),
        at);
  }

  /** What a report said of a player for tonight, stamped and known at an instant. */
  static Report report(String player, String team, PlayerStatus status, Instant at) {
    return new Report(player + status + at, "league", DATE, player, team, status, at, at);
  }

  /** All injury reports there are. */
  void storeReports(List<Report> reports) {
    write("reports", Optional.of(AS_OF), TableRows.of(REPORTS, Report.class, reports));
  }

  /** All quotes there are. */
  void storeQuotes(List<Quote> quotes) {
    write("quotes", Optional.of(AS_OF), TableRows.of(QUOTES, Quote.class, quotes));
  }

  /** A complete state of the facts; what is gone is retracted as known at the instant. */
  void store(List<Appearance> appearances, Instant goneAt) {
    Map<String, TeamGame> games = new LinkedHashMap<>();
    for (Appearance of : appearances) {
      games.putIfAbsent(
          of.gameId() + of.team(),
          new TeamGame(of.gameId(), of.team(), of.gameDate(), of.knownAt()));
    }
    write(
        "facts",
        Optional.of(goneAt),
        TableRows.of(APPEARANCES, Appearance.class, appearances),
        TableRows.of(TEAM_GAMES, TeamGame.class, List.copyOf(games.values())));
  }

  /** Audits the task; these tables are of no further use. */
  LeakAudit.Report audit() {
    return new LeakAudit(
            warehouse,
            List.of(task),
            List.of(
                new AuditedFact(APPEARANCES, true),
                new AuditedFact(TEAM_GAMES, true),
                new AuditedFact(QUOTES, false),
                new AuditedFact(REPORTS, false)))
        .of(new Slate("nba", DATE), AS_OF);
  }

  /** The rows of the revision, by player. */
  Map<String, Map<String, Object>> rows(String... degraded) {
    Map<String, Map<String, Object>> players = new LinkedHashMap<>();
    if (!(run(degraded) instanceof TaskOutput.Rows rows)) {
      return players;
    }
    List<Column> columns = FeatureTable.TABLE.columns();
    for (Object[] row : rows.tables().getFirst().rows()) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (int i = 0; i < row.length; i++) {
        values.put(columns.get(i).name(), row[i]);
      }
      players.put((String) values.get("player_id"), values);
    }
    return players;
  }

  TaskOutput run(String... degraded) {
    TaskScope scope =
        new TaskScope(
            task.declaration().name(), new Slate("nba", DATE), Pass.PREGAME, Optional.of(AS_OF));
    return task.run(new RunContext(scope, Origin.REPLAY, warehouse, List.of(degraded)));
  }

  /** Writes the revision's rows, as the kernel would. */
  void keep(TaskOutput output) {
    write("features", Optional.empty(), ((TaskOutput.Rows) output).tables().getFirst());
  }

  private void write(String scope, Optional<Instant> knownAt, TableRows... rows) {
    token++;
    warehouse.write(new SliceWrite(scope, token, token, "inputs", knownAt, List.of(rows)));
  }

  @Override
  public void close() {
    warehouse.close();
  }

  /** Nothing here is timed. */
  private static final class StoppedClock implements OperationalClock {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
      return 0;
    }
  }
}
