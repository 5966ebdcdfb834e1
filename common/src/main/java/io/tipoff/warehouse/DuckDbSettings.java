package io.tipoff.warehouse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How a DuckDB file is opened.
 *
 * @param path database file; its folder is created
 * @param memoryLimit native memory of the engine, such as {@code 768MB}; beyond it, it spills to
 *     disk
 * @param threads engine threads for one statement
 * @param readers connections for reading; each runs one query at a time
 * @param queryTimeout after which a statement is cancelled
 * @param durability what a committed write survives
 */
public record DuckDbSettings(
    Path path,
    String memoryLimit,
    int threads,
    int readers,
    Duration queryTimeout,
    Durability durability) {

  public DuckDbSettings {
    path = path.toAbsolutePath().normalize();
    Objects.requireNonNull(durability, "durability");
    if (!memoryLimit.matches("[1-9][0-9]*(KB|MB|GB|KiB|MiB|GiB)")) {
      throw new IllegalArgumentException("memory limit '" + memoryLimit + "' is not like 768MB");
    }
    if (threads < 1 || readers < 1) {
      throw new IllegalArgumentException(
          "threads (" + threads + ") and readers (" + readers + ") must be positive");
    }
    if (queryTimeout.isNegative() || queryTimeout.isZero()) {
      throw new IllegalArgumentException("query timeout " + queryTimeout + " must be positive");
    }
  }

  /** A file with the settings of a small machine. */
  public static DuckDbSettings of(Path path) {
    return new DuckDbSettings(path, "768MB", 1, 4, Duration.ofSeconds(60), Durability.POWER_LOSS);
  }

  /** The same, surviving this. */
  public DuckDbSettings surviving(Durability other) {
    return new DuckDbSettings(path, memoryLimit, threads, readers, queryTimeout, other);
  }

  /** The same, with another time limit of statements. */
  public DuckDbSettings within(Duration limit) {
    return new DuckDbSettings(path, memoryLimit, threads, readers, limit, durability);
  }
}
