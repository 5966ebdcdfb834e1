package io.tipoff.warehouse;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** An open DuckDB file, hardened: no access to other files, no extensions, settings locked. */
final class DuckDbFile implements AutoCloseable {

  /** DuckDB would let one process open a file twice; two owners would not know of each other. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final DuckDBConnection root;

  private DuckDbFile(Path path, DuckDBConnection root) {
    this.path = path;
    this.root = root;
  }

  /**
   * Opens or creates the file.
   *
   * @throws TipoffException CONFIGURATION if another process or another part of this one has it, or
   *     it cannot be created; BAD_INPUT if it is no DuckDB file
   */
  static DuckDbFile open(DuckDbSettings settings) {
    Path path = settings.path();
    if (!OPEN.add(path)) {
      throw taken(path, "this process", null);
    }
    boolean opened = false;
    try {
      Files.createDirectories(path.getParent());
      DuckDBConnection root = connect(settings);
      opened = true;
      return new DuckDbFile(path, root);
    } catch (IOException e) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "cannot create the folder of warehouse " + path + ": " + e.getMessage(),
          "Set tipoff.warehouse.path to a place that can be written.",
          e);
    } catch (SQLException e) {
      throw unopened(path, e);
    } finally {
      if (!opened) {
        OPEN.remove(path);
      }
    }
  }

  private static DuckDBConnection connect(DuckDbSettings settings) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", settings.memoryLimit());
    properties.setProperty("threads", Integer.toString(settings.threads()));
    properties.setProperty(
        "fsync_mode", settings.durability() == Durability.POWER_LOSS ? "STANDARD" : "NONE");
    // a checkpoint writes whole row groups and indexes anew: seldom enough to cost little, often
    // enough that a start after a kill reads the log in a second or two
    properties.setProperty("checkpoint_threshold", "128MB");
    properties.setProperty("default_null_order", "nulls_first_on_asc_last_on_desc");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
    DuckDBConnection connection =
        // not by DriverManager, which knows only drivers that the caller's class loader sees
        new DuckDBDriver()
            .connect("jdbc:duckdb:" + settings.path(), properties)
            .unwrap(DuckDBConnection.class);
    boolean ready = false;
    try (Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "SET GLOBAL TimeZone = 'UTC'",
              // DuckDB 2.0.0 derives the range of a sum from an estimated row count and stores the
              // sum in a type too small for it: wrong results after a left join
              "SET GLOBAL disabled_optimizers = 'statistics_propagation,compressed_materialization'",
              "SET enable_external_access = false",
              "SET lock_configuration = true")) {
        statement.execute(sql);
      }
      ready = true;
      return connection;
    } finally {
      if (!ready) {
        connection.close();
      }
    }
  }

  private static TipoffException unopened(Path path, SQLException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("Could not set lock on file")) {
      int pid = message.indexOf("(PID ");
      String owner = pid < 0 ? "" : " " + message.substring(pid, message.indexOf(')', pid) + 1);
      return taken(path, "another process" + owner, e);
    }
    if (message.contains("not a valid DuckDB database file") || message.contains("Corrupt")) {
      return new TipoffException(
          FailureCategory.BAD_INPUT,
          "warehouse " + path + " is damaged or no DuckDB file: " + message,
          "Restore it from a copy, or remove it and run the backfill again.",
          e);
    }
    return new TipoffException(
        FailureCategory.CONFIGURATION,
        "cannot open warehouse " + path + ": " + message,
        "Check tipoff.warehouse.path and who may write there.",
        e);
  }

  private static TipoffException taken(Path path, String owner, SQLException cause) {
    return new TipoffException(
        FailureCategory.CONFIGURATION,
        "warehouse " + path + " is already open in " + owner,
        "One process owns a DuckDB file: stop the other one, set another tipoff.warehouse.path, or"
            + " use an engine that serves many.",
        cause);
  }

  /** One more connection to the same file. */
  DuckDBConnection connect() throws SQLException {
    return root.duplicate();
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw new TipoffException(
          FailureCategory.TRANSIENT,
          "warehouse " + path + " did not close: " + e.getMessage(),
          "Nothing committed is lost; the next start replays its log.",
          e);
    } finally {
      OPEN.remove(path);
    }
  }
}
