package io.tipoff.standalone.access;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tipoff.publish.rest.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is refused of a request before anybody asks whose it is. */
@Singleton
final class Door {

  /** Before authentication, and before Quarkus's own limits, which answer without a word. */
  private static final int FIRST = 1_000;

  private static final String OPERATIONS = "/v1/operations";

  /** A name that is none of these may have been turned to this machine by somebody else. */
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private static final Pattern KEY_PARAMETER =
      Pattern.compile("(?:^|&)(?:api[-_]?key|key|access[-_]?token|token|authorization)=");

  private final Set<String> hosts;
  private final long mostBytes;
  private final Duration bodyWithin;

  Door(
      AccessConfig config,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
    this.hosts = config.hosts().orElse(Set.of());
    this.mostBytes = mostBytes.asLongValue();
    this.bodyWithin = config.bodyWithin();
  }

  /** What is refused, and what to do instead. */
  private record Refusal(Status status, String title, String detail) {}

  void guard(@Observes Filters filters) {
    filters.register(this::pass, FIRST);
  }

  private void pass(RoutingContext context) {
    Optional<Refusal> refusal =
        keyInUrl(context.request())
            .or(() -> stranger(context))
            .or(() -> tooLarge(context.request()));
    if (refusal.isPresent()) {
      tell(context, refusal.get());
      return;
    }
    if (hasBody(context.request()) && !context.request().isEnded()) {
      long timer = context.vertx().setTimer(bodyWithin.toMillis(), late -> tooSlow(context));
      context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
    }
    context.next();
  }

  /** A request that has none may stand unended until its answer, however long that takes. */
  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && !length.equals("0");
  }

  private void tooSlow(RoutingContext context) {
    if (!context.request().isEnded() && !context.response().headWritten()) {
      tell(
          context,
          new Refusal(
              Status.REQUEST_TIMEOUT,
              "the body did not arrive within " + bodyWithin.toSeconds() + " s",
              "Send it at once."));
    }
  }

  private static void tell(RoutingContext context, Refusal refusal) {
    int status = refusal.status().getStatusCode();
    context
        .response()
        .setStatusCode(status)
        // what is left of the body is not read
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(
            new JsonObject()
                .put("type", "about:blank")
                .put("title", refusal.title())
                .put("status", status)
                .put("detail", refusal.detail())
                .encode())
        .onComplete(told -> context.request().connection().close());
  }

  private static Optional<Refusal> keyInUrl(HttpServerRequest request) {
    String query = request.query() == null ? "" : request.query().toLowerCase(Locale.ROOT);
    return KeyText.isIn(decoded(request.uri())) || KEY_PARAMETER.matcher(decoded(query)).find()
        ? Optional.of(
            new Refusal(
                Status.BAD_REQUEST,
                "a key must not stand in a URL, which proxies and browsers write down",
                "Send it in the header Authorization: Bearer. If it was a real key, revoke it:"
                    + " tipoff keys revoke"))
        : Optional.empty();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // no valid escapes, which others refuse
    }
  }

  private Optional<Refusal> stranger(RoutingContext context) {
    String path = context.normalizedPath();
    if (!path.equals(OPERATIONS) && !path.startsWith(OPERATIONS + "/")) {
      return Optional.empty();
    }
    HttpServerRequest request = context.request();
    String asked = request.authority() == null ? "" : request.authority().host();
    boolean allowed =
        OWN_NAMES.contains(asked) ? Loopback.is(request.remoteAddress()) : hosts.contains(asked);
    return allowed
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Status.FORBIDDEN,
                "operations may not be asked for as '" + asked + "' from there",
                "Ask on the machine that runs it, as localhost; or have the name allowed there with"
                    + " tipoff.operations.hosts."));
  }

  private Optional<Refusal> tooLarge(HttpServerRequest request) {
    if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
      return Optional.of(
          new Refusal(
              Status.LENGTH_REQUIRED,
              "the body does not say how long it is",
              "Send it with the header Content-Length."));
    }
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && digits(length) && Long.parseLong(length) > mostBytes
        ? Optional.of(
            new Refusal(
                Status.REQUEST_ENTITY_TOO_LARGE,
                "the body has " + length + " bytes; " + mostBytes + " are the most",
                "Send less at a time."))
        : Optional.empty();
  }

  private static boolean digits(String length) {
    return length.matches("\\d{1,18}");
  }
}
