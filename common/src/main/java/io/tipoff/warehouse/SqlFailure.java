package io.tipoff.warehouse;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.file.Disk;
import java.sql.SQLException;

/** What an engine's error means to us. DuckDB begins its messages with the kind of error. */
final class SqlFailure {

  private SqlFailure() {}

  static TipoffException of(String statement, SQLException e) {
    String message = String.valueOf(e.getMessage());
    String what = statement + ": " + message;
    if (Disk.wasFull(e)) {
      return new TipoffException(
          FailureCategory.TRANSIENT,
          what,
          "Make room on the disk of tipoff.warehouse.path; if it stays, start the program again.",
          e);
    }
    if (message.startsWith("Parser Error")) {
      return new TipoffException(FailureCategory.BUG, what, "Mend the statement.", e);
    }
    if (message.startsWith("Binder Error")
        || message.startsWith("Catalog Error")
        || message.contains("constraint")
        || message.contains("Constraint")) {
      return new TipoffException(
          FailureCategory.CONTRACT,
          what,
          "The statement and the declared tables disagree; mend one of them.",
          e);
    }
    if (message.startsWith("Conversion Error") || message.startsWith("Out of Range Error")) {
      return new TipoffException(
          FailureCategory.BAD_INPUT, what, "A value does not fit its type; find its source.", e);
    }
    if (message.startsWith("INTERRUPT Error")
        || message.startsWith("IO Error")
        || message.startsWith("Out of Memory Error")
        || message.contains("Conflict")) {
      return new TipoffException(
          FailureCategory.TRANSIENT,
          what,
          "Try again; if it stays, look at the disk and at tipoff.warehouse.memory-limit.",
          e);
    }
    return new TipoffException(FailureCategory.BUG, what, "See the cause.", e);
  }

  static TipoffException timedOut(String statement, String limit, SQLException e) {
    return new TipoffException(
        FailureCategory.TRANSIENT,
        statement + " did not answer within " + limit + " and was cancelled",
        "Try again; if it stays, mend the query or raise tipoff.warehouse.query-timeout.",
        e);
  }

  static TipoffException interrupted(String statement, Exception cause) {
    return new TipoffException(
        FailureCategory.TRANSIENT,
        statement + " was given up: its thread was interrupted",
        "Nothing to mend; whoever gave it up runs it again when it is due.",
        cause);
  }
}
