package io.tipoff.predict;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.archive.Archive;
import io.tipoff.archive.FileArchive;
import io.tipoff.digest.Digests;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.ColumnType;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import io.tipoff.warehouse.WriteMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A small league in a real warehouse: every player plays every day, his counts are drawn around a
 * skill that his features tell, with noise.
 */
public final class League implements AutoCloseable {

  public static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  public static final String CONTRACT = Digests.sha256("a contract");

  private static final List<Market> MARKETS =
      List.of(Market.POINTS, Market.REBOUNDS, Market.ASSISTS, Market.THREES, Market.PRA);
  private static final String STATUS = "injury_status";
  private static final double[] SCALE = {20, 8, 6, 3, 34};

  private final Warehouse warehouse;
  private final Archive archive;
  private final Table features;
  private final List<String> names;
  private final int players;
  private final Set<String> out = new HashSet<>();
  private long token;

  /** What an outcome row needs for these tests. */
  public record Outcome(
      String gameId,
      String playerId,
      LocalDate gameDate,
      long points,
      long rebounds,
      long assists,
      long threes,
      long pra,
      Instant knownAt) {

    long count(Market market) {
      return switch (market) {
        case POINTS -> points;
        case REBOUNDS -> rebounds;
        case ASSISTS -> assists;
        case THREES -> threes;
        case PRA -> pra;
        case STEALS, BLOCKS -> throw new IllegalArgumentException("not played here: " + market);
      };
    }

    /** The same game on another date. */
    public Outcome on(LocalDate date) {
      return new Outcome(gameId, playerId, date, points, rebounds, assists, threes, pra, knownAt);
    }

    /** The same, known since another instant. */
    public Outcome known(Instant at) {
      return new Outcome(gameId, playerId, gameDate, points, rebounds, assists, threes, pra, at);
    }

    /** The same with other points. */
    public Outcome scoring(long other) {
      return new Outcome(
          gameId, playerId, gameDate, other, rebounds, assists, threes, pra, knownAt);
    }

    static final Table TABLE =
        Table.of(
            "analytics", "player_game", Outcome.class, WriteMode.APPEND, "game_id", "player_id");
  }

  /** A quote as the ingest phase keeps it. */
  public record QuoteRow(
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

    static final Table TABLE =
        Table.of("raw", "prop_quote", QuoteRow.class, WriteMode.APPEND, "quote_id");
  }

  /** What the grade phase keeps of a graded prediction, as far as these tests read it. */
  public record GradeRow(
      String predictionId,
      String origin,
      String system,
      Instant asOf,
      String gameId,
      String playerId,
      Market market,
      LocalDate gameDate,
      double median,
      Long actual,
      Instant knownAt) {

    public static final Table TABLE =
        Table.of("grades", "grade", GradeRow.class, WriteMode.APPEND, "prediction_id");
  }

  private record TestClock() implements OperationalClock {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
      return 0;
    }
  }

  /**
   * @param names features that a row holds
   */
  public League(Path folder, List<String> names, int players, List<Task> tasks) {
    this.names = List.copyOf(names);
    this.players = players;
    this.archive = new FileArchive(folder.resolve("archive"));
    this.warehouse =
        DuckDbWarehouse.open(
            DuckDbSettings.of(folder.resolve("warehouse.duckdb")),
            new SimpleMeterRegistry(),
            new TestClock());
    this.features = featureTable(this.names);
    List<Table> tables =
        new ArrayList<>(List.of(features, Outcome.TABLE, QuoteRow.TABLE, GradeRow.TABLE));
    tasks.forEach(task -> tables.addAll(task.declaration().tables()));
    warehouse.migrate(tables.stream().distinct().toList());
  }

  private static Table featureTable(List<String> names) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.required("as_of", ColumnType.TIMESTAMP));
    for (String name : List.of("game_id", "player_id")) {
      columns.add(Column.required(name, ColumnType.STRING));
    }
    columns.add(Column.required("game_date", ColumnType.DATE));
    for (String name : List.of("season", "season_type", "team", "opponent", "contract_digest")) {
      columns.add(Column.required(name, ColumnType.STRING));
    }
    columns.add(Column.required("history_games", ColumnType.INT64));
    columns.add(Column.required("quality", ColumnType.FLOAT64));
    columns.add(Column.required("known_at_before_market", ColumnType.TIMESTAMP));
    columns.add(Column.required("known_at", ColumnType.TIMESTAMP));
    names.forEach(name -> columns.add(Column.nullable(name, ColumnType.FLOAT64)));
    if (!names.contains(STATUS)) {
      columns.add(Column.nullable(STATUS, ColumnType.FLOAT64));
    }
    return new Table(
        "features",
        "player_game",
        columns,
        List.of("as_of", "game_id", "player_id"),
        Optional.of("game_date"),
        WriteMode.REPLACE_SLICE);
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  public Archive archive() {
    return archive;
  }

  public static Slate slate(int day) {
    return new Slate("nba", FIRST.plusDays(day));
  }

  /** Tip-off of a day's games, which is its revision's as-of. */
  public static Instant tip(int day) {
    return LeagueTime.at(FIRST.plusDays(day), LocalTime.of(19, 0));
  }

  /** When a day's outcomes are known. */
  public static Instant boxKnown(int day) {
    return LeagueTime.at(FIRST.plusDays(day + 1), LocalTime.of(6, 0));
  }

  /** Writes the feature rows and outcomes of days {@code from} to {@code to}, the last excluded. */
  public void play(int from, int to) {
    List<Object[]> rows = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (int day = from; day < to; day++) {
      rows.addAll(featureRows(day, CONTRACT));
      outcomes.addAll(outcomes(day));
    }
    write("played/" + from, new TableRows(features, rows));
    replaceOutcomes(from, outcomes);
  }

  /** Writes all outcomes of the days played from {@code from} on anew. */
  public void replaceOutcomes(int from, List<Outcome> outcomes) {
    write("outcomes/from/" + from, TableRows.of(Outcome.TABLE, Outcome.class, outcomes));
  }

  /** Writes the feature rows and outcomes of a day whose games were over before its morning. */
  public void playBeforeMorning(int day) {
    announceAt(day, night(day));
    Instant over = night(day).plusSeconds(3 * 3600);
    outcome(
        "before-morning/" + day,
        outcomes(day).stream().map(one -> one.known(over)).toArray(Outcome[]::new));
  }

  /** Half past midnight of a day, long before its morning. */
  public static Instant night(int day) {
    return LeagueTime.at(FIRST.plusDays(day), LocalTime.of(0, 30));
  }

  /** Writes the feature rows of a day for another as-of than its tip-off. */
  public void announceAt(int day, Instant asOf) {
    List<Object[]> rows = featureRows(day, CONTRACT);
    for (Object[] row : rows) {
      row[0] = asOf;
      row[11] = asOf.minusSeconds(60);
      row[12] = asOf.minusSeconds(60);
    }
    write("announced/" + day + '/' + asOf, new TableRows(features, rows));
  }

  /** Writes the feature rows of a day. */
  public void announce(int day, String contract) {
    write("announced/" + day, new TableRows(features, featureRows(day, contract)));
  }

  private List<Object[]> featureRows(int day, String contract) {
    List<Object[]> rows = new ArrayList<>();
    for (int player = 0; player < players; player++) {
      rows.add(featureRow(day, player, contract));
    }
    return rows;
  }

  private Object[] featureRow(int day, int player, String contract) {
    Random random = new Random(day * 1000L + player);
    double skill = skill(player);
    List<Object> row = new ArrayList<>();
    row.add(tip(day));
    row.add(game(day));
    row.add(player(player));
    row.add(FIRST.plusDays(day));
    row.addAll(Arrays.asList("2023-24", "RS", "AAA", "BBB", contract));
    row.add(player == 0 ? 0L : 20L + day);
    row.add(player == 1 ? 0.1 : 1.0);
    row.add(LeagueTime.at(FIRST.plusDays(day), LocalTime.of(6, 0)));
    row.add(tip(day).minusSeconds(60));
    for (String name : names) {
      row.add(name.equals(STATUS) ? status(day, player) : feature(name, skill, random));
    }
    if (!names.contains(STATUS)) {
      row.add(status(day, player));
    }
    return row.toArray();
  }

  /** Says of a player that he is out on a day, from its next announcement on. */
  public void reportOut(int day, int player) {
    out.add(game(day) + player(player));
  }

  private Double status(int day, int player) {
    return out.contains(game(day) + player(player)) ? Double.valueOf(1) : null;
  }

  private static Double feature(String name, double skill, Random random) {
    if (random.nextInt(50) == 0) {
      return null;
    }
    if (name.endsWith("_over_probability")) {
      return 0.4 + 0.2 * random.nextDouble();
    }
    for (int m = MARKETS.size() - 1; m >= 0; m--) {
      if (name.startsWith(MARKETS.get(m).id() + "_")) {
        return SCALE[m] * skill * (0.9 + 0.2 * random.nextDouble());
      }
    }
    return switch (name) {
      case "home", "back_to_back" -> (double) random.nextInt(2);
      case "opponent_pace15" -> 95 + 10 * random.nextDouble();
      default -> 0.9 + 0.2 * random.nextDouble();
    };
  }

  private double skill(int player) {
    return 0.05 + player / (double) players;
  }

  /** What happened on a day. */
  public List<Outcome> outcomes(int day) {
    List<Outcome> outcomes = new ArrayList<>();
    Random random = new Random(7_000_000L + day);
    for (int player = 0; player < players; player++) {
      long[] counts = new long[MARKETS.size()];
      for (int m = 0; m < counts.length; m++) {
        double mean = SCALE[m] * skill(player);
        counts[m] = Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
      }
      outcomes.add(
          new Outcome(
              game(day),
              player(player),
              FIRST.plusDays(day),
              counts[0],
              counts[1],
              counts[2],
              counts[3],
              counts[4],
              boxKnown(day)));
    }
    return outcomes;
  }

  public static String game(int day) {
    return "game-" + day;
  }

  public static String player(int player) {
    return "player-" + (1000 + player);
  }

  public void quote(int day, QuoteRow... quotes) {
    write("quotes/" + day, TableRows.of(QuoteRow.TABLE, QuoteRow.class, List.of(quotes)));
  }

  public void outcome(String scope, Outcome... outcomes) {
    write(scope, TableRows.of(Outcome.TABLE, Outcome.class, List.of(outcomes)));
  }

  /** Grades a day's predictions as soon as its outcomes are known. */
  public void grade(int day, TaskOutput.Rows predicted) {
    List<Outcome> outcomes = outcomes(day);
    List<GradeRow> grades = new ArrayList<>();
    for (Object[] row : predicted.tables().getFirst().rows()) {
      Market market = Market.valueOf((String) row[5]);
      Outcome outcome =
          outcomes.stream().filter(o -> o.playerId().equals(row[4])).findFirst().orElseThrow();
      grades.add(
          new GradeRow(
              (String) row[6],
              (String) row[0],
              (String) row[1],
              (Instant) row[2],
              (String) row[3],
              (String) row[4],
              market,
              (LocalDate) row[7],
              (double) row[12],
              outcome.count(market),
              boxKnown(day)));
    }
    String system = grades.getFirst().system();
    write("graded/" + day + '/' + system, TableRows.of(GradeRow.TABLE, GradeRow.class, grades));
  }

  /** Runs a per-slate task and writes what it returns. */
  public TaskOutput runOn(Task task, int day) {
    return run(task, day, Optional.empty());
  }

  /** Runs a per-revision task at the day's tip-off and writes what it returns. */
  public TaskOutput runAtTip(Task task, int day) {
    return run(task, day, Optional.of(tip(day)));
  }

  /** What a query is given for a day, whichever task asks. */
  public RunContext contextAt(int day, Instant asOf) {
    TaskScope scope = new TaskScope("test", slate(day), Pass.PREGAME, Optional.of(asOf));
    return new RunContext(scope, Origin.REPLAY, warehouse, List.of());
  }

  /** What a per-slate task is given on a day. */
  public RunContext contextOn(Task task, int day) {
    return context(task, day, Optional.empty());
  }

  /** What a per-revision task is given at the day's tip-off. */
  public RunContext contextAtTip(Task task, int day) {
    return context(task, day, Optional.of(tip(day)));
  }

  private RunContext context(Task task, int day, Optional<Instant> asOf) {
    var declaration = task.declaration();
    TaskScope scope = new TaskScope(declaration.name(), slate(day), declaration.pass(), asOf);
    return new RunContext(scope, Origin.REPLAY, warehouse, List.of());
  }

  private TaskOutput run(Task task, int day, Optional<Instant> asOf) {
    RunContext context = context(task, day, asOf);
    TaskOutput output = task.run(context);
    if (output instanceof TaskOutput.Rows rows) {
      write(context.scope().key(), rows.tables().toArray(TableRows[]::new));
    }
    return output;
  }

  /** Writes what no task of these tests made. */
  public void write(String scope, TableRows... rows) {
    token++;
    warehouse.write(new SliceWrite(scope, token, token, "inputs", List.of(rows)));
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
