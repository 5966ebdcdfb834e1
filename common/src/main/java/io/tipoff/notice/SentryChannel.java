package io.tipoff.notice;

import io.smallrye.mutiny.Uni;
import io.tipoff.digest.Digests;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An event to an error tracker, as an envelope of Sentry's protocol, version 7.
 *
 * @param address where envelopes of the project go
 * @param key public key of the DSN
 */
record SentryChannel(HttpPost http, URI address, String key) implements Channel {

  private static final int ID_LENGTH = 32;

  /**
   * The channel of a DSN, {@code https://KEY@HOST/PROJECT}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static SentryChannel of(HttpPost http, URI dsn) {
    String path = dsn.getPath() == null ? "" : dsn.getPath();
    int slash = path.lastIndexOf('/');
    String project = path.substring(slash + 1);
    if (dsn.getRawUserInfo() == null || dsn.getHost() == null || project.isEmpty()) {
      throw new IllegalArgumentException("a DSN is https://KEY@HOST/PROJECT");
    }
    String port = dsn.getPort() < 0 ? "" : ":" + dsn.getPort();
    URI address =
        URI.create(
            dsn.getScheme()
                + "://"
                + dsn.getHost()
                + port
                + path.substring(0, slash)
                + "/api/"
                + project
                + "/envelope/");
    return new SentryChannel(http, address, dsn.getRawUserInfo().split(":", 2)[0]);
  }

  @Override
  public Uni<Void> tell(Telling telling) {
    String event = event(telling).encode();
    String envelope =
        new JsonObject().put("event_id", eventId(telling)).encode()
            + "\n"
            + new JsonObject()
                .put("type", "event")
                .put("length", event.getBytes(StandardCharsets.UTF_8).length)
                .encode()
            + "\n"
            + event
            + "\n";
    return http.send(
        address,
        Map.of(
            "Content-Type",
            "application/x-sentry-envelope",
            "X-Sentry-Auth",
            "Sentry sentry_version=7, sentry_client=tipoff/1, sentry_key=" + key),
        envelope);
  }

  private static JsonObject event(Telling telling) {
    Notice notice = telling.notice();
    return new JsonObject()
        .put("event_id", eventId(telling))
        .put("timestamp", telling.last().toString())
        .put("platform", "java")
        .put("logger", "tipoff")
        .put("level", notice.severity() == Notice.Severity.CRITICAL ? "fatal" : "warning")
        .put("message", new JsonObject().put("formatted", telling.text()))
        .put("fingerprint", new JsonArray().add(notice.signature()))
        .put("tags", new JsonObject().put("signature", notice.signature()))
        .put("extra", new JsonObject().put("times", telling.times()));
  }

  /** The same at each try, so that the tracker has a notice once. */
  private static String eventId(Telling telling) {
    return Digests.sha256(telling.id() + telling.notice().signature() + telling.first())
        .substring(0, ID_LENGTH);
  }
}
