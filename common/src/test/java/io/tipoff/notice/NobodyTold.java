package io.tipoff.notice;

import io.tipoff.time.SlateClock;
import io.vertx.mutiny.core.Vertx;
import java.util.Map;

/** Notices of a process that has no destination for them. */
public final class NobodyTold {

  private NobodyTold() {}

  public static Notices notices(NoticeStore store) {
    return new Notices(
        store,
        new Destinations(NotifySettingsTest.config(Map.of()), Vertx.vertx()),
        new SlateClock(),
        true);
  }
}
