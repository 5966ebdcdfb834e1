package io.tipoff.warehouse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Which engine keeps the tables, and its settings. */
@ConfigMapping(prefix = "tipoff.warehouse")
public interface WarehouseConfig {

  /** {@code duckdb}: a file that one process owns. */
  @WithDefault("duckdb")
  String engine();

  /** The DuckDB file. */
  @WithDefault("${tipoff.data:data}/warehouse.duckdb")
  Path path();

  /** Native memory of the engine, beside the Java heap; beyond it, it spills to disk. */
  @WithDefault("768MB")
  String memoryLimit();

  /** Engine threads for one statement: with a second, each mostly waits, awake, for the other. */
  @WithDefault("1")
  int threads();

  /** Connections for reading. */
  @WithDefault("4")
  int readers();

  /** After which a statement is cancelled. */
  @WithDefault("60s")
  Duration queryTimeout();

  /** What a committed write survives. */
  @WithDefault("power-loss")
  Durability durability();
}
