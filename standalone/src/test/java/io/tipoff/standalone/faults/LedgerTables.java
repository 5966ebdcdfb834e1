package io.tipoff.standalone.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The ledger seen, and troubled, by another session. */
public record LedgerTables(String jdbcUrl) {

  /** A table that nobody else can use until it is released. */
  public record Held(Connection session) implements AutoCloseable {

    @Override
    public void close() throws SQLException {
      session.close();
    }
  }

  public Held hold(String table) throws SQLException {
    Connection session = connect();
    session.setAutoCommit(false);
    try (Statement statement = session.createStatement()) {
      statement.execute("lock table " + table + " in access exclusive mode");
    }
    return new Held(session);
  }

  public void execute(String sql) throws SQLException {
    try (Connection session = connect();
        Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Ends what waits for a held table, as the limit on statements would after a while. */
  void cancelWaiting() throws SQLException {
    String waiting = " from pg_stat_activity where wait_event_type = 'Lock'";
    while (!rows("select pg_cancel_backend(pid)" + waiting).isEmpty()) {
      rows("select pg_stat_clear_snapshot()");
    }
  }

  /** Rows, their columns joined by blanks. */
  public List<String> rows(String sql) throws SQLException {
    try (Connection session = connect();
        Statement statement = session.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          values.add(result.getString(column));
        }
        rows.add(String.join(" ", values));
      }
      return rows;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
  }
}
