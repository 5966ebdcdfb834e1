package io.tipoff.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;

/** An incoming webhook of Slack. */
record SlackChannel(HttpPost http, URI address) implements Channel {

  @Override
  public Uni<Void> tell(Telling telling) {
    return http.send(
        address,
        Map.of("Content-Type", "application/json"),
        new JsonObject().put("text", escaped(telling.text())).encode());
  }

  /** The three characters that Slack gives a meaning. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
