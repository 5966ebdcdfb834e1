package io.tipoff.standalone.faults;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.tipoff.embedded.LoopbackPorts;
import io.tipoff.standalone.TestFolders;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All six services as {@code serve} runs them, with the limits on an event made short. */
public class FaultsProfile implements QuarkusTestProfile {

  /** Requests that a key may make. */
  public static final int PER_MINUTE = 40;

  static final int TIMEOUTS_UNTIL_LEFT = 3;

  static final List<String> LISTENING =
      List.of("transform", "features", "predict", "grade", "publish");

  @Override
  public Map<String, String> getConfigOverrides() {
    Path folder = TestFolders.empty("faults");
    Map<String, String> settings = new HashMap<>();
    settings.put("tipoff.warehouse.path", folder.resolve("tipoff.duckdb").toString());
    settings.put("tipoff.archive.path", folder.resolve("archive").toString());
    settings.put("tipoff.exports.path", folder.resolve("exports").toString());
    settings.put("quarkus.log.file.path", folder.resolve("tipoff.log").toString());
    // beans of the exactness tests, which disturb what they replace
    settings.put("quarkus.arc.exclude-types", "io.tipoff.exactness.**");
    settings.put("quarkus.http.access-log.enabled", "true");
    settings.put("tipoff.operations.hosts", "tipoff.example");
    settings.put("tipoff.operations.requests-per-minute", Integer.toString(PER_MINUTE));
    settings.put("tipoff.operations.body-within", "3s");
    settings.put("tipoff.kernel.acts", "true");
    settings.put("tipoff.kernel.sweep", "1s");
    settings.put("tipoff.kernel.meters", "1s");
    settings.put("tipoff.kernel.storm-runs", "20");
    settings.put("tipoff.messaging.dead-letters.count-every", "1s");
    notifications(settings);
    source(settings);
    for (String phase : LISTENING) {
      String limits = wakeUp(phase) + "/onEvent/";
      settings.put(limits + "Timeout/value", "700");
      settings.put(limits + "Retry/maxRetries", Integer.toString(TIMEOUTS_UNTIL_LEFT - 1));
      settings.put(limits + "Retry/delay", "100");
      settings.put(limits + "CircuitBreaker/delay", "1000");
    }
    return settings;
  }

  /** Everything is told to an address at which a test may listen; until then it is kept. */
  private static void notifications(Map<String, String> settings) {
    int port = LoopbackPorts.free();
    settings.put("tipoff.notify.warning", "hook");
    settings.put("tipoff.notify.critical", "hook");
    settings.put("tipoff.notify.destinations.hook.kind", "webhook");
    settings.put("tipoff.notify.destinations.hook.url", "http://127.0.0.1:" + port + "/");
    settings.put("tipoff.notify.every", "1s");
    settings.put("tipoff.notify.per-hour", "1000");
    settings.put("tipoff.notify.at-once", "1000");
    settings.put("tipoff.notify.retry.first", "1s");
    settings.put("tipoff.notify.retry.longest", "1s");
    settings.put("tipoff.notify.retry.tries", "1000000");
    settings.put("tipoff.notify.breaker.open", "1s");
  }

  /** A source at an address at which a test may listen, and which is asked on demand alone. */
  private static void source(Map<String, String> settings) {
    settings.put("tipoff.fetch.look", "off");
    settings.put("tipoff.fetch.nba-com.url", "http://127.0.0.1:" + LoopbackPorts.free());
    settings.put("tipoff.fetch.nba-com.attempts", "1");
    settings.put("tipoff.fetch.nba-com.per-minute", "60000");
    settings.put("tipoff.fetch.nba-com.breaker.open", "1s");
    settings.put("tipoff.fetch.nba-com.breaker.successes", "1");
  }

  /** The bean whose method the consumer of a phase calls. */
  static String wakeUp(String phase) {
    String name = phase.substring(0, 1).toUpperCase(Locale.ROOT) + phase.substring(1);
    return "io.tipoff." + phase + ".messaging." + name + "WakeUp";
  }
}
