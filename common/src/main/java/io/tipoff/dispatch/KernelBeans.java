package io.tipoff.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tipoff.event.EventCodec;
import io.tipoff.ledger.GateLedger;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.InstanceLedger;
import io.tipoff.ledger.InterventionLedger;
import io.tipoff.ledger.RunLedger;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.ledger.SourceLedger;
import io.tipoff.messaging.OutboxRelay;
import io.tipoff.notice.Notices;
import io.tipoff.run.SlateSignal;
import io.tipoff.run.Task;
import io.tipoff.run.TaskSource;
import io.tipoff.time.OperationalClock;
import io.tipoff.time.SlateClock;
import io.tipoff.warehouse.NativePool;
import io.tipoff.warehouse.Warehouse;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The process's kernel, from the beans that it finds. */
@Singleton
final class KernelBeans {

  private static final int AFTER_MIGRATION = 200;
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  @Produces
  @Singleton
  TaskCatalog catalog(@All List<Task> tasks, @All List<TaskSource> sources) {
    List<Task> all = new ArrayList<>(tasks);
    sources.forEach(source -> all.addAll(source.tasks()));
    return new TaskCatalog(all);
  }

  @Produces
  @Singleton
  KernelParts parts(
      TaskCatalog catalog,
      RunLedger runs,
      InstanceLedger instances,
      SliceLedger slices,
      GateLedger gates,
      InterventionLedger interventions,
      SourceLedger sources,
      Warehouse warehouse,
      NativePool pool,
      EventCodec events,
      SlateClock clock,
      OperationalClock operational,
      MeterRegistry meters,
      OpenTelemetry telemetry,
      KernelConfig config,
      Notices notices,
      LiveOutputs live,
      OutboxRelay relay) {
    return new KernelParts(
        catalog,
        runs,
        instances,
        slices,
        gates,
        interventions,
        sources,
        warehouse,
        pool,
        events,
        clock,
        operational,
        meters,
        config.traces() ? new RunTraces(telemetry) : RunTraces.NONE,
        config,
        notices,
        live,
        relay::wake);
  }

  @Produces
  @Singleton
  Kernel kernel(KernelParts parts) {
    Instance instance = new Instance(parts.config().instance(), UUID.randomUUID().toString());
    return new Kernel(parts, instance, RunObserver.NONE);
  }

  /** Ends what an earlier incarnation left running before anything asks what is due. */
  void start(@Observes @Priority(AFTER_MIGRATION) StartupEvent event, Kernel kernel) {
    if (kernel.parts().config().ledger()) {
      kernel.start().await().atMost(START_LIMIT).forEach(kernel.dispatcher()::signal);
    }
  }

  @Produces
  @Singleton
  SlateSignal signal(Kernel kernel) {
    return kernel.dispatcher();
  }

  void stop(@Observes ShutdownEvent event, Kernel kernel) {
    if (kernel.parts().config().ledger()) {
      kernel.close();
    }
  }
}
