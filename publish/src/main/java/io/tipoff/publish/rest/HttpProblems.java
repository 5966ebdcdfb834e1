package io.tipoff.publish.rest;

import io.tipoff.failure.TipoffException;
import io.tipoff.log.LogMarks;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What goes wrong beside an export's own path, as problems too. */
final class HttpProblems {

  private static final Logger LOG = Logger.getLogger(HttpProblems.class);

  @ServerExceptionMapper
  Response nothingThere(NotFoundException failure) {
    return Problem.of(
        Status.NOT_FOUND,
        "there is nothing here",
        "The API is at /v1/status, /v1/calendar and what /q/openapi describes.");
  }

  @ServerExceptionMapper
  Response notAllowed(NotAllowedException failure) {
    String header = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
    String allowed = header == null ? "GET, HEAD" : header;
    return Response.fromResponse(
            Problem.of(
                Status.METHOD_NOT_ALLOWED,
                "this address does not take this method",
                "It takes " + allowed + "."))
        .header(HttpHeaders.ALLOW, allowed)
        .build();
  }

  @ServerExceptionMapper
  Response failed(TipoffException failure, UriInfo asked) {
    LogMarks.of(asked.getPath())
        .error(LOG, failure, "a published file cannot be read: %s", failure.category());
    return Problem.of(
        TipoffException.mayPass(failure)
            ? Status.SERVICE_UNAVAILABLE
            : Status.INTERNAL_SERVER_ERROR,
        "the published file cannot be read",
        "Ask again later; whoever runs this finds the reason in the log.");
  }
}
