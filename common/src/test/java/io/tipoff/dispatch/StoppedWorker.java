package io.tipoff.dispatch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.TestLedger;
import io.tipoff.run.Asked;
import io.tipoff.run.RunContext;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.Commit;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.PlatformNativePool;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.SteadyClock;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.Warehouse;
import io.tipoff.warehouse.WriteMode;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A worker in a JVM of its own, which can be stopped in the middle of a run and made to go on. */
final class StoppedWorker implements AutoCloseable {

  static final TaskScope SCOPE =
      new TaskScope(
          "score", new Slate("nba", LocalDate.of(2025, 1, 15)), Pass.POSTGAME, Optional.empty());
  static final Table SCORES =
      Table.of("analytics", "score", Score.class, WriteMode.REPLACE_SLICE, "player_id")
          .partitionedBy("game_date");

  /** Without a heartbeat a lease lasts so long. */
  static final Duration LEASE = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final BufferedReader out;

  /** A row that tells who computed it. */
  record Score(String playerId, LocalDate gameDate, long points, Instant knownAt) {}

  /** A task that computes what it is given. */
  record Scoring(LongSupplier points) implements Task {

    @Override
    public TaskDeclaration declaration() {
      return TaskDeclaration.postgame(SCOPE.task(), Phase.GRADE, List.of())
          .writing(SCORES)
          .within(Duration.ofMinutes(2));
    }

    @Override
    public TaskOutput run(RunContext context) {
      LocalDate date = context.slate().date();
      return TaskOutput.rows(
          TableRows.of(
              SCORES,
              Score.class,
              List.of(new Score("1", date, points.getAsLong(), Instant.EPOCH))));
    }
  }

  private StoppedWorker(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts one; when this returns it computes, has a lease and renews it. */
  static StoppedWorker computing(TestLedger.Address ledger, Path warehouse) throws IOException {
    StoppedWorker worker =
        new StoppedWorker(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                    "--enable-native-access=ALL-UNNAMED",
                    StoppedWorker.class.getName(),
                    ledger.url(),
                    ledger.user(),
                    ledger.password(),
                    warehouse.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    worker.said("COMPUTING");
    return worker;
  }

  /** Waits for a line that begins with a word; returns the rest of it. */
  private String said(String word) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(word)) {
        return line.substring(word.length()).strip();
      }
    }
    throw new IOException("the second JVM ended before it said " + word);
  }

  /** It does nothing any more, as if its machine stood still. */
  void stop() throws IOException, InterruptedException {
    signal("STOP");
  }

  /**
   * It goes on, and brings its run to an end.
   *
   * @return whether it says that its end was recorded
   */
  boolean goOn() throws IOException, InterruptedException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    signal("CONT");
    return Boolean.parseBoolean(said("RECORDED"));
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).inheritIO().start();
    if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
      throw new IOException("process " + process.pid() + " takes no signal");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Runs a task on a ledger; returns whether its end was recorded. */
  static boolean run(
      Pool pool, Warehouse warehouse, Instance instance, int attempt, LongSupplier points) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    TestLedger.Parts ledger = TestLedger.Parts.of(pool);
    await(ledger.instances().enter(instance));
    try (PlatformNativePool slots = new PlatformNativePool(2, meters)) {
      Task task = new Scoring(points);
      Worker worker =
          new Worker(
              Works.of(List.of(task), warehouse, slots, meters, instance.id()),
              ledger.of(instance, LEASE),
              instance,
              LEASE,
              RunObserver.NONE,
              EarlierOutputs.NONE);
      Heartbeat heartbeat =
          new Heartbeat(ledger.runs(), instance, worker::inHand, LEASE.dividedBy(8), LEASE);
      heartbeat.start();
      try {
        return await(
            worker.execute(
                task,
                new ScopeDecision.Start(
                    SCOPE, "digest", attempt, false, List.of(), "", Asked.SWEEP)));
      } finally {
        heartbeat.stop();
      }
    }
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE.multipliedBy(4));
  }

  /** What the second JVM runs. */
  public static void main(String[] args) {
    Pool pool = TestLedger.pool(new TestLedger.Address(args[0], args[1], args[2]));
    boolean recorded =
        run(
            pool,
            new OpenedWhenWritten(Path.of(args[3])),
            new Instance("stopped", "first"),
            1,
            () -> {
              System.out.println("COMPUTING");
              try {
                return System.in.read() < 0 ? 0 : 13;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    System.out.println("RECORDED " + recorded);
    System.exit(0);
  }

  /** The warehouse's file belongs to one process at a time. */
  private record OpenedWhenWritten(Path file) implements Warehouse {

    private DuckDbWarehouse open() {
      return DuckDbWarehouse.open(
          DuckDbSettings.of(file), new SimpleMeterRegistry(), new SteadyClock());
    }

    @Override
    public Commit write(SliceWrite write) {
      try (DuckDbWarehouse warehouse = open()) {
        warehouse.migrate(List.of(SCORES));
        return warehouse.write(write);
      }
    }

    @Override
    public void migrate(Collection<Table> tables) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <R extends Record> List<R> query(Sql sql, Class<R> row, Object... parameters) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Object[]> queryRows(Sql sql, List<Column> columns, Object... parameters) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Commit> lastCommit(String scope) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String digest(Table table) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
