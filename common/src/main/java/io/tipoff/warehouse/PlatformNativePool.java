package io.tipoff.warehouse;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A fixed number of platform threads. Cancelling a Uni that waits takes its work out of the queue;
 * cancelling one that runs interrupts its thread, by which a statement of the warehouse is
 * cancelled, and the slot is free again when the call has returned. Gauges: {@code
 * tipoff_native_slots}, {@code tipoff_native_slots_busy}, {@code tipoff_native_waiting}.
 */
public final class PlatformNativePool implements NativePool, AutoCloseable {

  private final ThreadPoolExecutor threads;

  public PlatformNativePool(int size, MeterRegistry meters) {
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("native-", 1).daemon(true).factory());
    Gauge.builder("tipoff.native.slots", threads, ThreadPoolExecutor::getMaximumPoolSize)
        .description("Slots of the pool on which native engines run")
        .register(meters);
    Gauge.builder("tipoff.native.slots.busy", threads, ThreadPoolExecutor::getActiveCount)
        .description("Slots in use, those included whose work was given up")
        .register(meters);
    Gauge.builder("tipoff.native.waiting", threads, pool -> pool.getQueue().size())
        .description("Pieces of work that wait for a slot")
        .register(meters);
  }

  @Override
  public <T> Uni<T> run(Callable<T> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Call<T> call = new Call<>(work, emitter);
              emitter.onTermination(() -> giveUp(call));
              threads.execute(call);
            });
  }

  private void giveUp(Call<?> call) {
    call.cancel(true);
    threads.remove(call);
  }

  @Override
  public int size() {
    return threads.getMaximumPoolSize();
  }

  /** Interrupts what runs and takes nothing new. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Work that tells its emitter how it ended. */
  private static final class Call<T> extends FutureTask<T> {
    private final UniEmitter<? super T> emitter;

    Call(Callable<T> work, UniEmitter<? super T> emitter) {
      super(work);
      this.emitter = emitter;
    }

    @Override
    protected void done() {
      switch (state()) {
        case SUCCESS -> emitter.complete(resultNow());
        case FAILED -> emitter.fail(exceptionNow());
        case CANCELLED -> emitter.fail(new CancellationException("the work was given up"));
        case RUNNING -> throw new IllegalStateException("done, but running");
      }
    }
  }
}
