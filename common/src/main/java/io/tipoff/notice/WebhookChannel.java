package io.tipoff.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** JSON to any address. */
record WebhookChannel(HttpPost http, URI address, Optional<String> token) implements Channel {

  @Override
  public Uni<Void> tell(Telling telling) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    token.ifPresent(secret -> headers.put("Authorization", "Bearer " + secret));
    return http.send(address, headers, body(telling).encode());
  }

  private static JsonObject body(Telling telling) {
    Notice notice = telling.notice();
    JsonObject body =
        new JsonObject()
            .put("id", telling.id())
            .put("severity", notice.severity().name())
            .put("signature", notice.signature())
            .put("title", notice.title())
            .put("detail", notice.detail())
            .put("latest", telling.latest())
            .put("remedy", notice.remedy())
            .put("times", telling.times())
            .put("first", telling.first().toString())
            .put("last", telling.last().toString());
    telling.insteadOf().ifPresent(other -> body.put("insteadOf", other));
    return body;
  }
}
