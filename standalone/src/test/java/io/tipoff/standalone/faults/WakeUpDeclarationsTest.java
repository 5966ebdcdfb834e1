package io.tipoff.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.event.TipoffEvent;
import io.tipoff.messaging.LedgerUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every phase that listens has all four limits, with values of its own in its settings. */
class WakeUpDeclarationsTest {

  static final List<String> LISTENING = FaultsProfile.LISTENING;

  @ParameterizedTest
  @FieldSource("LISTENING")
  @Tag("RES-03")
  @Tag("RES-13")
  void everyLimitIsDeclaredWithValuesOfThePhase(String phase) throws Exception {
    String bean = FaultsProfile.wakeUp(phase);
    Method onEvent = Class.forName(bean).getMethod("onEvent", TipoffEvent.class);

    assertThat(onEvent.isAnnotationPresent(Timeout.class)).isTrue();
    assertThat(onEvent.getAnnotation(Retry.class).retryOn())
        .containsExactlyInAnyOrder(LedgerUnavailableException.class, TimeoutException.class);
    assertThat(onEvent.getAnnotation(CircuitBreaker.class).failOn())
        .containsExactlyInAnyOrder(LedgerUnavailableException.class, TimeoutException.class);
    assertThat(onEvent.getAnnotation(Fallback.class).fallbackMethod()).isEqualTo("leaveToSweep");
    assertThat(onEvent.getAnnotation(Fallback.class).applyOn())
        .containsExactlyInAnyOrder(
            LedgerUnavailableException.class,
            TimeoutException.class,
            CircuitBreakerOpenException.class);
    assertThat(settings())
        .contains(
            bean + "/onEvent/Timeout/value",
            bean + "/onEvent/Retry/maxRetries",
            bean + "/onEvent/Retry/delay",
            bean + "/onEvent/Retry/maxDuration",
            bean + "/onEvent/CircuitBreaker/requestVolumeThreshold",
            bean + "/onEvent/CircuitBreaker/failureRatio",
            bean + "/onEvent/CircuitBreaker/delay",
            bean + "/onEvent/CircuitBreaker/successThreshold");
  }

  private static Set<String> settings() throws IOException {
    Set<String> names = new HashSet<>();
    ClassLoader loader = WakeUpDeclarationsTest.class.getClassLoader();
    for (URL file : Collections.list(loader.getResources("application.properties"))) {
      Properties properties = new Properties();
      try (InputStream content = file.openStream()) {
        properties.load(content);
      }
      names.addAll(properties.stringPropertyNames());
    }
    return names;
  }
}
