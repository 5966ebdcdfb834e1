package io.tipoff.standalone.rest;

import io.tipoff.failure.TipoffException;
import io.tipoff.publish.rest.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** Typed failures as problems, with their remedy. */
final class OperationsProblems {

  private OperationsProblems() {}

  static Response of(TipoffException failure) {
    return Problem.of(status(failure), failure.getMessage(), failure.remedy());
  }

  private static Status status(TipoffException failure) {
    return switch (failure.category()) {
      case CONFIGURATION -> Status.BAD_REQUEST;
      case BAD_INPUT, CONTRACT -> Status.CONFLICT;
      case TRANSIENT, UPSTREAM_MISSING -> Status.SERVICE_UNAVAILABLE;
      case BUG -> Status.INTERNAL_SERVER_ERROR;
    };
  }
}
