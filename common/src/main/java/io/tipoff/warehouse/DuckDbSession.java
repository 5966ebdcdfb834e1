package io.tipoff.warehouse;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.time.OperationalClock;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * One connection with its prepared statements; for one thread at a time. Every statement is
 * watched, timed as {@code tipoff_sql_seconds{statement}}, and fails typed.
 */
final class DuckDbSession implements AutoCloseable {

  private static final int PREPARED_MOST = 64;

  /** Work on the connection. */
  interface Work<T> {
    T run() throws SQLException;
  }

  /** Turns a result into a value. */
  interface Reader<T> {
    T read(ResultSet result) throws SQLException;
  }

  private final DuckDBConnection connection;
  private final StatementWatch watch;
  private final MeterRegistry meters;
  private final OperationalClock clock;
  private final Duration limit;
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, true);

  DuckDbSession(
      DuckDBConnection connection,
      StatementWatch watch,
      MeterRegistry meters,
      OperationalClock clock,
      Duration limit) {
    this.connection = connection;
    this.watch = watch;
    this.meters = meters;
    this.clock = clock;
    this.limit = limit;
  }

  /** Runs a query with bound parameters. */
  <T> T query(Sql sql, Reader<T> reader, Object... parameters) {
    return prepared(
        sql,
        statement -> {
          bind(sql.name(), statement, parameters);
          return watched(
              sql.name(),
              statement,
              () -> {
                try (ResultSet result = statement.executeQuery()) {
                  return reader.read(result);
                }
              });
        });
  }

  /** Runs a statement with bound parameters and gives the number of rows it changed. */
  long update(Sql sql, Object... parameters) {
    return prepared(
        sql,
        statement -> {
          bind(sql.name(), statement, parameters);
          return watched(sql.name(), statement, statement::executeLargeUpdate);
        });
  }

  /** Runs a statement without parameters: transaction control, data definition. */
  void execute(Sql sql) {
    try (Statement statement = connection.createStatement()) {
      var unused = watched(sql.name(), statement, () -> statement.execute(sql.text()));
    } catch (SQLException e) {
      throw SqlFailure.of(sql.name(), e);
    }
  }

  /** Commits, unless the thread was interrupted; once begun, nothing cancels it. */
  void commit() {
    if (Thread.currentThread().isInterrupted()) {
      throw SqlFailure.interrupted("commit", null);
    }
    timed(
        "commit",
        () -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute("COMMIT");
          }
        });
  }

  /** A bulk appender; only inside a transaction that a statement has begun. */
  DuckDBAppender appender(Table table) throws SQLException {
    return connection.createAppender(table.dataset(), table.name());
  }

  /** Times work that is no statement, under this name. */
  <T> T timed(String name, Work<T> work) {
    long start = clock.nanoTime();
    try {
      return work.run();
    } catch (SQLException e) {
      throw SqlFailure.of(name, e);
    } finally {
      record(name, clock.nanoTime() - start);
    }
  }

  private void record(String statement, long nanos) {
    Timer.builder("tipoff.sql")
        .description("Time of warehouse statements")
        .tag("statement", statement)
        .register(meters)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private interface Prepared<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  private <T> T prepared(Sql sql, Prepared<T> work) {
    boolean sound = false;
    try {
      PreparedStatement statement = prepare(sql.text());
      T result = work.run(statement);
      sound = true;
      return result;
    } catch (SQLException e) {
      throw SqlFailure.of(sql.name(), e);
    } finally {
      if (!sound) {
        forget(sql);
      }
    }
  }

  private PreparedStatement prepare(String text) throws SQLException {
    PreparedStatement known = prepared.get(text);
    if (known != null) {
      return known;
    }
    if (prepared.size() >= PREPARED_MOST) {
      var oldest = prepared.entrySet().iterator();
      PreparedStatement evicted = oldest.next().getValue();
      oldest.remove();
      evicted.close();
    }
    PreparedStatement statement = connection.prepareStatement(text);
    prepared.put(text, statement);
    return statement;
  }

  private void forget(Sql sql) {
    PreparedStatement broken = prepared.remove(sql.text());
    if (broken == null) {
      return;
    }
    try {
      broken.close();
    } catch (SQLException e) {
      throw SqlFailure.of(sql.name(), e);
    }
  }

  private <T> T watched(String name, Statement statement, Work<T> work) throws SQLException {
    if (Thread.currentThread().isInterrupted()) {
      throw SqlFailure.interrupted(name, null);
    }
    StatementWatch.Running running = watch.watch(statement);
    try (running) {
      return work.run();
    } catch (SQLException e) {
      running.refusal().ifPresent(e::addSuppressed);
      if (running.late()) {
        throw SqlFailure.timedOut(name, limit.toString(), e);
      }
      if (Thread.currentThread().isInterrupted()) {
        throw SqlFailure.interrupted(name, e);
      }
      throw e;
    } finally {
      record(name, running.nanos());
    }
  }

  private static void bind(String name, PreparedStatement statement, Object... parameters)
      throws SQLException {
    int expected = statement.getParameterMetaData().getParameterCount();
    if (expected != parameters.length) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          name + " takes " + expected + " parameters, " + parameters.length + " were given",
          "Give one value per question mark, in order.");
    }
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, bound(name, parameters[i]));
    }
  }

  private static Object bound(String name, Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Long number -> number;
      case Integer number -> number.longValue();
      case Double number -> number;
      case Boolean flag -> flag;
      case LocalDate date -> date;
      case Instant instant -> instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
      case Enum<?> constant -> constant.name();
      default ->
          throw new TipoffException(
              FailureCategory.CONTRACT,
              name + ": a " + value.getClass().getName() + " cannot be a parameter",
              "Bind a String, Long, Integer, Double, Boolean, LocalDate, Instant or enum.");
    };
  }

  @Override
  public void close() {
    try {
      for (PreparedStatement statement : prepared.values()) {
        statement.close();
      }
      prepared.clear();
      connection.close();
    } catch (SQLException e) {
      throw SqlFailure.of("close", e);
    }
  }
}
