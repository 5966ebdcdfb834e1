package io.tipoff.standalone;

import io.tipoff.embedded.Engines;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where everything is kept, and what a command wants there.
 *
 * @param mayBegin whether the data directory may be made; else it must hold what a command before
 *     has left
 */
public record Installation(Path directory, boolean mayBegin) {

  /**
   * The data directory, if it is as wanted. Creates nothing. Where the ledger lies outside, nobody
   * can tell by the directory, and any will do.
   *
   * @throws TipoffException BAD_INPUT if it must not be made, and does not exist or holds nothing
   *     of Tipoff's
   */
  public Path found() {
    if (mayBegin || Engines.hasOutsideLedger() || isIn(directory) || Unfinished.is(directory)) {
      return directory;
    }
    throw new TipoffException(
        FailureCategory.BAD_INPUT,
        directory
            + " is no data directory: it "
            + (Files.exists(directory) ? "holds no ledger and no warehouse" : "does not exist"),
        "Name the right one with --data-dir or TIPOFF_DATA_DIR. To begin one: tipoff demo, replay,"
            + " backtest or serve.");
  }

  /** Whether a directory holds a ledger or a warehouse. */
  static boolean isIn(Path directory) {
    return Files.exists(directory.resolve("postgres").resolve("initialised"))
        || Files.exists(directory.resolve("warehouse").resolve("tipoff.duckdb"));
  }
}
