package io.tipoff.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that died of a passing fault and is told again leads to what it would have led to. */
class ReplayedLetterIT {

  @TempDir private static Path folder;

  @Test
  void tablesAfterAReplayEqualThoseOfARunThatNeverFailed() throws Exception {
    try (ReplayApplication application = new ReplayApplication(folder)) {
      Map<String, String> quiet = application.run(LetterScenario.class, settings(false));
      Map<String, String> replayed = application.run(LetterScenario.class, settings(true));

      assertThat(quiet).containsKeys("analytics.player_game", "exports");
      assertThat(replayed).isEqualTo(quiet);
    }
  }

  private static Map<String, String> settings(boolean breaks) {
    Map<String, String> settings = new HashMap<>();
    settings.put(Scenario.LEAGUE, folder.resolve("league").toString());
    settings.put(LetterScenario.BREAKS, Boolean.toString(breaks));
    settings.put("tipoff.kernel.acts", "true");
    settings.put("tipoff.kernel.sweep", "off");
    settings.put("tipoff.predict.systems", "moving-average");
    settings.put("tipoff.messaging.relay.poll", "0.1s");
    settings.put("tipoff.messaging.relay.gather", "20ms");
    settings.put("mp.messaging.connector.smallrye-kafka.auto.commit.interval.ms", "100");
    return settings;
  }
}
