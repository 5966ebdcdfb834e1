package io.tipoff.ledger;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.file.Disk;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.util.Set;

/** Tells failures of PostgreSQL that may pass by themselves from those that will not. */
final class LedgerFailures {

  /**
   * Classes of SQLSTATE that depend on the server's state and not on the statement: connection,
   * transaction rollback, resources, operator intervention, system error.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

  private LedgerFailures() {}

  /** The failure as TRANSIENT if it may pass; otherwise as it is. */
  static Throwable typed(Throwable failure) {
    if (!mayPass(failure)) {
      return failure;
    }
    String remedy =
        Disk.wasFull(failure)
            ? "Make room on the disk of PostgreSQL"
            : "See that PostgreSQL runs and can be reached";
    return new TipoffException(
        FailureCategory.TRANSIENT,
        "PostgreSQL does not serve the ledger: " + failure.getMessage(),
        remedy + "; what waits for it goes on by itself.",
        failure);
  }

  /** Whether it may pass by itself; of one that is typed already, whether it says so. */
  static boolean isPassing(Throwable failure) {
    return failure instanceof TipoffException typed
        ? typed.category() == FailureCategory.TRANSIENT
        : mayPass(failure);
  }

  private static boolean mayPass(Throwable failure) {
    return switch (failure) {
      case PgException refused ->
          refused.getSqlState() != null
              && refused.getSqlState().length() == 5
              && PASSING.contains(refused.getSqlState().substring(0, 2));
      case VertxException closed -> true;
      case RuntimeException ours -> false;
      case Error fatal -> false;
      // what drivers and pools say: refused, reset, closed, no connection in time
      default -> true;
    };
  }
}
