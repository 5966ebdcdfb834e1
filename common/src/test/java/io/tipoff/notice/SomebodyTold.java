package io.tipoff.notice;

import io.tipoff.time.SlateClock;
import io.vertx.mutiny.core.Vertx;
import java.util.Map;

/** Notices of a process that keeps them for somebody; nobody sends them. */
public final class SomebodyTold {

  private static final Map<String, String> OF_WARNINGS =
      Map.of(
          "warning",
          "hook",
          "destinations.hook.kind",
          "webhook",
          "destinations.hook.url",
          "http://127.0.0.1:1/");

  private SomebodyTold() {}

  public static Notices notices(NoticeStore store) {
    return new Notices(
        store,
        new Destinations(NotifySettingsTest.config(OF_WARNINGS), Vertx.vertx()),
        new SlateClock(),
        true);
  }
}
