package io.tipoff.standalone;

import io.tipoff.slate.Phase;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How a command runs beside the services whose ledger it works on: under a name of its own, so that
 * it takes no lease from any of them, and without a share in their messages, which it neither hears
 * nor tells.
 */
final class Beside {

  private Beside() {}

  static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(withoutMessages());
    settings.put("tipoff.kernel.instance", "command-" + UUID.randomUUID());
    return settings;
  }

  /** Nothing is told, and nothing heard. */
  static Map<String, String> withoutMessages() {
    Map<String, String> settings = new HashMap<>();
    settings.put("tipoff.messaging.relay.enabled", "false");
    for (Phase phase : EnumSet.complementOf(EnumSet.of(Phase.INGEST))) {
      settings.put("mp.messaging.incoming." + phase.id() + "-in.enabled", "false");
    }
    return settings;
  }
}
