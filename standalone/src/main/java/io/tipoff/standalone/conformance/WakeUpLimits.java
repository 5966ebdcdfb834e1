package io.tipoff.standalone.conformance;

import io.tipoff.event.TipoffEvent;
import io.tipoff.messaging.EventHandler;
import io.tipoff.slate.Phase;
import jakarta.enterprise.inject.Instance;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** The limits on what a phase does on an event, as they are declared and not switched off. */
final class WakeUpLimits {

  private final List<Class<?>> handlers;
  private final Config config;

  WakeUpLimits(Instance<EventHandler> found, Config config) {
    this.config = config;
    this.handlers = new ArrayList<>();
    found.handles().forEach(handle -> handlers.add(handle.getBean().getBeanClass()));
  }

  /** Whether the phase's handler has a circuit breaker. */
  Cell breaker(Phase phase) {
    Optional<Class<?>> handler =
        handlers.stream()
            .filter(type -> type.getPackageName().startsWith("io.tipoff." + phase.id() + "."))
            .findFirst();
    if (handler.isPresent()) {
      String name = handler.get().getSimpleName();
      return Cell.when(
          has(handler.get(), CircuitBreaker.class),
          name,
          name + ".onEvent has no circuit breaker, or it is switched off");
    }
    String group = "tipoff-" + phase.id();
    for (String setting : config.getPropertyNames()) {
      if (setting.startsWith("mp.messaging.incoming.")
          && setting.endsWith(".group.id")
          && config.getOptionalValue(setting, String.class).equals(Optional.of(group))) {
        return Cell.no("it listens by " + setting + " and nothing limits what it does then");
      }
    }
    return Cell.needless(phase.id() + " hears no events");
  }

  /** Whether every handler has a circuit breaker around its look at the ledger. */
  Cell breakerOfAll() {
    List<String> without =
        handlers.stream()
            .filter(type -> !has(type, CircuitBreaker.class))
            .map(Class::getSimpleName)
            .sorted()
            .toList();
    return Cell.when(
        without.isEmpty() && !handlers.isEmpty(),
        "of " + handlers.size() + " phases that look on an event",
        handlers.isEmpty() ? "nothing listens" : "none in " + without);
  }

  private boolean has(Class<?> handler, Class<? extends Annotation> limit) {
    String at = handler.getName() + "/onEvent/" + limit.getSimpleName() + "/enabled";
    boolean on =
        config.getOptionalValue(at, Boolean.class).orElse(true)
            && config
                .getOptionalValue(limit.getSimpleName() + "/enabled", Boolean.class)
                .orElse(true)
            && config
                .getOptionalValue("MP_Fault_Tolerance_NonFallback_Enabled", Boolean.class)
                .orElse(true);
    for (Method method : handler.getDeclaredMethods()) {
      if (method.getName().equals("onEvent")
          && List.of(method.getParameterTypes()).equals(List.of(TipoffEvent.class))) {
        return on && method.isAnnotationPresent(limit);
      }
    }
    return false;
  }
}
