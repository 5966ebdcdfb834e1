package io.tipoff.predict.system;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tipoff.dispatch.KernelConfig;
import io.tipoff.notice.Condition;
import io.tipoff.notice.Notice;
import io.tipoff.notice.Notices;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Tells people of a system that was asked and could not serve. */
@Singleton
final class SystemNotices {

  private final SystemStates states;
  private final Notices notices;
  private final String source;

  SystemNotices(SystemStates states, Notices notices, KernelConfig kernel) {
    this.states = states;
    this.notices = notices;
    this.source = "models of " + kernel.instance();
  }

  @Scheduled(
      every = "${tipoff.kernel.meters}",
      identity = "tipoff-system-notices",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tell() {
    return notices.holding(source, absent());
  }

  private List<Condition> absent() {
    List<Condition> absent = new ArrayList<>();
    states
        .states()
        .forEach(
            (system, state) -> {
              switch (state.standing()) {
                case UNASKED, READY -> {}
                case ABSENT, REFUSED -> absent.add(absent(system, state.reason()));
              }
            });
    return absent;
  }

  private static Condition absent(String system, String reason) {
    return new Condition(
        system,
        new Notice(
            Notice.Severity.WARNING,
            "model-absent:" + system,
            "The prediction system " + system + " could not serve",
            reason,
            "See what it has: tipoff models list"));
  }
}
