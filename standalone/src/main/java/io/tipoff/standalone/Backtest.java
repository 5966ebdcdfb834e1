package io.tipoff.standalone;

import io.tipoff.dispatch.EarlierOutputs;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.WalkForward;
import io.tipoff.embedded.DataDirectory;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.slate.Phase;
import io.tipoff.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A replay for its tables alone: the same decisions, tasks, SQL and writes, with the ledger in
 * memory and nothing published. It has a data directory of its own and begins with an empty
 * warehouse; what it archived before stays.
 */
public final class Backtest {

  private static final String MARK = "backtest";
  private static final String PRESENT = "tipoff.duckdb";
  private static final String BEFORE = "before.duckdb";

  private Backtest() {}

  /**
   * Does the work in a data directory of backtests, without engines.
   *
   * @param keepsModels whether the warehouse before is set aside, for its trainings, until the work
   *     is done
   */
  public static int run(
      Path dataDirectory, boolean keepsModels, Map<String, String> settings, Standalone.Work work) {
    check(dataDirectory);
    return Standalone.runWithoutEngines(
        dataDirectory,
        settings,
        new Standalone.Work() {
          @Override
          public void before(DataDirectory directory) {
            prepare(directory, keepsModels);
          }

          @Override
          public int run(Standalone.Services services) {
            int exit = work.run(services);
            remove(services.directory(), BEFORE);
            return exit;
          }
        });
  }

  /** The warehouse that was set aside, if there is one. */
  public static Optional<Path> before(DataDirectory directory) {
    return Optional.of(directory.warehouse().resolve(BEFORE)).filter(Files::exists);
  }

  /**
   * A replay without ledger and published files.
   *
   * @param warehouse empty, brought to the tables of the tasks
   * @param earlier what need not be computed
   */
  public static Replay of(
      Standalone.Services services, Warehouse warehouse, EarlierOutputs earlier) {
    WalkForward forward =
        new WalkForward(services.get(Kernel.class).parts().work().alone(warehouse), earlier);
    return new Replay(
        services.get(SeasonFileSource.class),
        (slices, allowed, settled) ->
            forward.run(
                slices,
                (slate, phase) -> phase != Phase.PUBLISH && allowed.test(slate, phase),
                settled));
  }

  /**
   * Lets nothing be kept in a data directory of backtests, where the next one would remove it.
   *
   * @throws TipoffException CONFIGURATION if it is one
   */
  public static void refuse(Path dataDirectory) {
    if (Files.exists(dataDirectory.resolve(MARK))) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          dataDirectory + " is a data directory of backtests, which each begin by emptying it",
          "Choose another one with --data-dir.");
    }
  }

  private static void check(Path dataDirectory) {
    if (Installation.isIn(dataDirectory) && !Files.exists(dataDirectory.resolve(MARK))) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          dataDirectory
              + " holds results that are no backtest's, and a backtest begins by emptying its"
              + " warehouse",
          "Choose another directory with --data-dir; without it, it is .tipoff-backtest.");
    }
  }

  private static void prepare(DataDirectory directory, boolean keepsModels) {
    check(directory.root());
    try {
      Files.writeString(
          directory.root().resolve(MARK),
          "A data directory of backtests: each begins by emptying the warehouse.\n");
      if (!keepsModels) {
        remove(directory, BEFORE);
      } else if (before(directory).isEmpty()) {
        for (Path file : files(directory, PRESENT)) {
          String name = file.getFileName().toString().replace(PRESENT, BEFORE);
          Files.move(file, file.resolveSibling(name));
        }
      }
      remove(directory, PRESENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(DataDirectory directory, String warehouse) {
    try {
      for (Path file : files(directory, warehouse)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A warehouse's file and, beside it, its log. */
  private static List<Path> files(DataDirectory directory, String warehouse) throws IOException {
    try (Stream<Path> files = Files.list(directory.warehouse())) {
      return files.filter(file -> file.getFileName().toString().startsWith(warehouse)).toList();
    }
  }
}
