package io.tipoff.publish.rest;

import jakarta.ws.rs.core.Response;

/**
 * What was wrong with a request (RFC 9457).
 *
 * @param detail what to do about it
 */
public record Problem(String type, String title, int status, String detail) {

  /** Its name in the OpenAPI document. */
  public static final String SCHEMA = "Problem";

  public static final String MEDIA_TYPE = "application/problem+json";

  /** The problem as an answer. */
  public static Response of(Response.Status status, String title, String detail) {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .entity(new Problem("about:blank", title, status.getStatusCode(), detail))
        .build();
  }
}
