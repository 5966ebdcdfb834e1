package io.tipoff.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.awaitility.core.ConditionFactory;

/** The verbs on the services of a test, and what they tell. */
final class Verbs {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private Verbs() {}

  /** Engines that stop make the driver's own threads throw; that is not what is waited for. */
  static ConditionFactory patiently() {
    return await().atMost(PATIENCE).dontCatchUncaughtExceptions();
  }

  static Consumer<Console> told(int exit, String... words) {
    return console -> {
      assertThat(console.exit()).as(console.out() + console.err()).isEqualTo(exit);
      assertThat(console.out() + console.err()).contains(words);
    };
  }

  static Console tipoff(String... arguments) {
    return Console.of(
        (directory, ports, settings, work) -> work.run(new TestServices(Optional.empty())),
        arguments);
  }

  /** A new key, as its holder has it. */
  static String key(String name, String role) {
    return tipoff("keys", "create", name, "--role", role, "-o", "json").json().get("key").asText();
  }
}
