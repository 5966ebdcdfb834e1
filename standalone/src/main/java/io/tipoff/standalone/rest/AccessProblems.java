package io.tipoff.standalone.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.faulttolerance.api.RateLimitException;
import io.tipoff.failure.TipoffException;
import io.tipoff.publish.rest.Problem;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Who may not, and what cannot be read, as problems. */
final class AccessProblems {

  private static final String HEADER = "Send a live key in the header Authorization: Bearer.";

  @ServerExceptionMapper
  Response nobody(UnauthorizedException failure) {
    return challenge("this wants a key", HEADER + " An admin makes one: tipoff keys create");
  }

  @ServerExceptionMapper
  Response unknown(AuthenticationFailedException failure) {
    return challenge("this is no live key", HEADER + " See which live: tipoff keys list");
  }

  private static Response challenge(String title, String detail) {
    return Response.fromResponse(Problem.of(Status.UNAUTHORIZED, title, detail))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException failure) {
    return Problem.of(
        Status.FORBIDDEN,
        "the role of this key does not allow this",
        "/q/openapi tells which role does; an admin makes such a key: tipoff keys create");
  }

  @ServerExceptionMapper
  Response tooOften(RateLimitException failure) {
    long seconds = Math.max(1, Duration.ofMillis(failure.getRetryAfterMillis()).toSeconds() + 1);
    return Response.fromResponse(
            Problem.of(
                Status.TOO_MANY_REQUESTS,
                "this key asks too often",
                "Ask again in " + seconds + " s."))
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .build();
  }

  /** Of what fails before a resource is reached: the ledger that would know the key is away. */
  @ServerExceptionMapper
  Response failed(TipoffException failure) {
    return OperationsProblems.of(failure);
  }

  @ServerExceptionMapper
  Response notJson(NotSupportedException failure) {
    return Problem.of(
        Status.UNSUPPORTED_MEDIA_TYPE,
        "only JSON is taken",
        "Send it with the header Content-Type: application/json.");
  }

  @ServerExceptionMapper
  Response otherThanDeclared(MismatchedInputException failure) {
    return unreadable(failure);
  }

  @ServerExceptionMapper
  Response failed(WebApplicationException failure) {
    if (failure.getCause() instanceof JsonProcessingException json) {
      return unreadable(json);
    }
    Status status = Status.fromStatusCode(failure.getResponse().getStatus());
    return status == null || status.getFamily() != Status.Family.CLIENT_ERROR
        ? failure.getResponse()
        : Problem.of(status, status.getReasonPhrase(), "/q/openapi describes what can be asked.");
  }

  /** What Jackson says may repeat what was sent; where it stands is enough. */
  private static Response unreadable(JsonProcessingException failure) {
    String at =
        failure.getLocation() == null
            ? ""
            : " at line "
                + failure.getLocation().getLineNr()
                + ", column "
                + failure.getLocation().getColumnNr();
    return Problem.of(
        Status.BAD_REQUEST,
        "the body is not the JSON that is asked for" + at,
        "/q/openapi has its fields; others are refused.");
  }
}
