package io.tipoff.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.run.TaskScope;
import io.tipoff.standalone.faults.LedgerTables;
import io.tipoff.standalone.faults.LedgerTables.Held;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** PostgreSQL, emptied before a replay and troubled during it by sessions of its own. */
final class DisturbedLedger {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A sweep whose statement is lost gives up after half a minute; the next one takes it away. */
  private static final Duration SWEPT = Duration.ofSeconds(75);

  private static final Duration WAIT = Duration.ofMillis(500);
  private static final String OTHERS =
      " from pg_stat_activity where datname = current_database()"
          + " and pid <> pg_backend_pid() and backend_type = 'client backend'";

  /**
   * Refuses as many statements as a sequence counts down, each for another passing reason; and
   * three of ten of those that another counts down, drawn by the third.
   */
  private static final String REFUSALS =
      """
      create schema if not exists chaos;
      create sequence if not exists chaos.refusals
        increment -1 minvalue -9000000000 maxvalue 1000 start -1;
      create sequence if not exists chaos.stretch
        increment -1 minvalue -9000000000 maxvalue 1000 start -1;
      create sequence if not exists chaos.draw;
      create or replace function chaos.refuse() returns trigger language plpgsql as $$
      declare
        left_over bigint := nextval('chaos.refusals');
        of_stretch bigint := nextval('chaos.stretch');
      begin
        if left_over > 0 or of_stretch > 0 and
            (hashint8((select last_value from chaos.draw) + of_stretch) & 1023) < 307 then
          raise exception 'refused'
            using errcode = (array['40001', '53300', '57014'])[1 + abs(left_over) % 3];
        end if;
        return null;
      end $$;
      """;

  private static final List<String> WRITTEN = List.of("run", "slice", "outbox");

  private final LedgerTables tables;

  DisturbedLedger(String jdbcUrl) {
    this.tables = new LedgerTables(jdbcUrl);
  }

  /** Empties all tables. */
  void reset() {
    String all =
        rows("select tablename from pg_tables where schemaname = 'ledger'").stream()
            .filter(name -> !name.startsWith("flyway"))
            .map(name -> "ledger." + name)
            .collect(Collectors.joining(", "));
    execute("truncate " + all + " restart identity");
    execute(REFUSALS);
    execute("select setval('chaos.refusals', -1), setval('chaos.stretch', -1)");
    for (String table : WRITTEN) {
      execute(
          "create or replace trigger refuse before insert or update or delete on ledger."
              + table
              + " for each statement execute function chaos.refuse()");
    }
  }

  boolean refuse(int statements) {
    return !rows("select setval('chaos.refusals', " + (statements + 1) + ")").isEmpty();
  }

  /** Refuses three of ten of the next statements that change something, as a seed draws them. */
  void refuseAThird(int statements, long seed) {
    rows(
        "select setval('chaos.draw', "
            + (1 + seed)
            + "), setval('chaos.stretch', "
            + (statements + 1)
            + ")");
  }

  /** Ends every session but its own. */
  boolean cut() {
    return !rows("select pg_terminate_backend(pid)" + OTHERS).isEmpty();
  }

  /** Kills one process of the server, upon which it ends the others and recovers from its log. */
  boolean crash() {
    List<String> pids = rows("select pid" + OTHERS + " limit 1");
    boolean killed =
        !pids.isEmpty()
            && ProcessHandle.of(Long.parseLong(pids.getFirst()))
                .map(ProcessHandle::destroyForcibly)
                .orElse(false);
    awaitService();
    return killed;
  }

  /** Returns once the server answers. */
  void awaitService() {
    rows("select 1");
  }

  /**
   * Kills all of the server at once, and starts it as it was started before; it recovers from its
   * log. Nobody is served meanwhile.
   */
  synchronized boolean die() {
    Path cluster = Path.of(rows("show data_directory").getFirst());
    ProcessHandle server = ProcessHandle.of(serverId(cluster)).orElseThrow();
    Path programs = Path.of(server.info().command().orElseThrow()).getParent();
    List<ProcessHandle> all = Stream.concat(Stream.of(server), server.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly); // the server first, or it would begin to recover
    all.forEach(process -> process.onExit().join());
    restart(cluster, programs.resolve("pg_ctl"));
    return true;
  }

  private static long serverId(Path cluster) {
    try {
      return Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PostgreSQL does not run as root: a namespace of its own gives it another user. */
  private static void restart(Path cluster, Path control) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(control.toString(), "-D", cluster.toString(), "-w", "restart"));
    Path log = cluster.resolveSibling("server.log");
    try {
      int exit =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()))
              .start()
              .waitFor();
      assertThat(exit).as("PostgreSQL starts again; %s says", log).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Holds a table until something waits for it, and cancels that.
   *
   * @return whether something waited
   */
  boolean timeOut(String table) {
    try (Held held = tables.hold(table)) {
      Awaitility.await()
          .atMost(WAIT)
          .pollInterval(Duration.ofMillis(10))
          .ignoreExceptionsInstanceOf(SQLException.class)
          .until(() -> !held.session().isClosed() && !cancelled().isEmpty());
      return true;
    } catch (ConditionTimeoutException | SQLException e) {
      return false; // nobody came, or the server itself was troubled meanwhile
    }
  }

  private List<String> cancelled() throws SQLException {
    return tables.rows("select pg_cancel_backend(pid)" + OTHERS + " and wait_event_type = 'Lock'");
  }

  /** Lets the lease of a scope's run expire until a sweep has taken it away. */
  boolean expire(TaskScope scope) {
    String running = " where state = 'RUNNING' and scope = '" + scope.key() + "'";
    List<String> ids =
        rows(
            "update ledger.run set lease_until = now() - interval '1 s'"
                + running
                + " returning id");
    if (ids.isEmpty()) {
      return false;
    }
    String run = ids.getFirst();
    Awaitility.await()
        .atMost(SWEPT)
        .until(
            () ->
                rows("update ledger.run set lease_until = now() - interval '1 s' where id = "
                        + run
                        + " and state = 'RUNNING' returning id")
                    .isEmpty());
    return true;
  }

  /** Whether a scope has been run to its end. */
  boolean isDone(TaskScope scope) {
    return !rows("select id from ledger.run where state in ('SUCCEEDED', 'NO_DATA') and scope = '"
            + scope.key()
            + "'")
        .isEmpty();
  }

  /** What the ledger says is running, and for how long. */
  List<String> running() {
    return rows(
        "select scope, instance, incarnation, now() - started_at from ledger.run"
            + " where state = 'RUNNING'");
  }

  /** What its sessions are at. */
  List<String> sessions() {
    return rows("select state, wait_event, now() - state_change, left(query, 60)" + OTHERS);
  }

  /** Which messages were put aside, and why. */
  List<String> letters() {
    return rows("select topic, position, reason, left(detail, 200) from ledger.dead_letter");
  }

  /** Asks again while the server recovers. */
  private List<String> rows(String sql) {
    return patiently(() -> tables.rows(sql));
  }

  private void execute(String sql) {
    patiently(
        () -> {
          tables.execute(sql);
          return List.of();
        });
  }

  private static List<String> patiently(Callable<List<String>> work) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(work, Objects::nonNull);
  }
}
