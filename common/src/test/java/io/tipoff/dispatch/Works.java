package io.tipoff.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tipoff.event.EventCodec;
import io.tipoff.ledger.Instance;
import io.tipoff.ledger.TestLedger;
import io.tipoff.notice.Notice;
import io.tipoff.notice.Notices;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.time.OperationalClock;
import io.tipoff.time.SlateClock;
import io.tipoff.warehouse.NativePool;
import io.tipoff.warehouse.SteadyClock;
import io.tipoff.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a worker or a loop works with in a test, as configured by default. */
final class Works {

  private Works() {}

  private record Doing(TaskDeclaration declaration, Function<RunContext, TaskOutput> body)
      implements Task {

    @Override
    public TaskOutput run(RunContext context) {
      return body.apply(context);
    }
  }

  /** A task whose body is given. */
  static Task doing(TaskDeclaration declaration, Function<RunContext, TaskOutput> body) {
    return new Doing(declaration, body);
  }

  static WorkParts of(
      List<Task> tasks,
      Warehouse warehouse,
      NativePool slots,
      MeterRegistry meters,
      String instance) {
    KernelConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(KernelConfig.class)
            .withDefaultValue("tipoff.kernel.instance", instance)
            .build()
            .getConfigMapping(KernelConfig.class);
    return new WorkParts(
        new TaskCatalog(tasks),
        warehouse,
        slots,
        new EventCodec(),
        new SlateClock(),
        new SteadyClock(),
        meters,
        RunTraces.NONE,
        config,
        WorkParts.NOTHING_RAISED,
        LiveOutputs.NONE,
        () -> {});
  }

  /** A kernel of these parts on a ledger, whose notices are raised here; it has not entered yet. */
  static Kernel kernel(
      WorkParts work, TestLedger.Parts ledger, OperationalClock operational, Notices notices) {
    return new Kernel(
        new KernelParts(
            work.catalog(),
            ledger.runs(),
            ledger.instances(),
            ledger.slices(),
            ledger.gates(),
            ledger.interventions(),
            ledger.sources(),
            work.warehouse(),
            work.pool(),
            work.events(),
            work.clock(),
            operational,
            work.meters(),
            RunTraces.NONE,
            work.config(),
            notices,
            LiveOutputs.NONE,
            () -> {}),
        new Instance(work.config().instance(), "first"),
        RunObserver.NONE);
  }

  /** These parts, where people are told. */
  static WorkParts raising(WorkParts parts, Function<Notice, Optional<Notice>> raised) {
    return new WorkParts(
        parts.catalog(),
        parts.warehouse(),
        parts.pool(),
        parts.events(),
        parts.clock(),
        parts.operational(),
        parts.meters(),
        parts.traces(),
        parts.config(),
        raised,
        parts.live(),
        parts.wakeOutbox());
  }

  /** The same, where what a live run came to is kept. */
  static WorkParts keeping(WorkParts parts, LiveOutputs live) {
    return new WorkParts(
        parts.catalog(),
        parts.warehouse(),
        parts.pool(),
        parts.events(),
        parts.clock(),
        parts.operational(),
        parts.meters(),
        parts.traces(),
        parts.config(),
        parts.raised(),
        live,
        parts.wakeOutbox());
  }
}
