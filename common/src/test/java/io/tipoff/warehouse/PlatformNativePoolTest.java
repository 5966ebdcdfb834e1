package io.tipoff.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.subscription.Cancellable;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlatformNativePoolTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final PlatformNativePool pool = new PlatformNativePool(1, meters);

  @AfterEach
  void close() {
    pool.close();
  }

  private double gauge(String name) {
    return meters.get(name).gauge().value();
  }

  @Test
  void givesResultsAndFailures() {
    assertThat(pool.run(() -> 42).await().atMost(SOON)).isEqualTo(42);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                pool.run(
                        () -> {
                          throw new IllegalArgumentException("no");
                        })
                    .await()
                    .atMost(SOON));
    assertThat(pool.size()).isEqualTo(1);
  }

  @Test
  @Tag("ORC-02")
  void keepsTheSlotOfAGivenUpCallUntilItReturns() {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch mayReturn = new CountDownLatch(1);
    Cancellable stuck =
        pool.run(
                () -> {
                  started.countDown();
                  awaitWhateverHappens(mayReturn);
                  return 1;
                })
            .subscribe()
            .with(one -> {});
    await().atMost(SOON).until(() -> started.getCount() == 0);
    AtomicReference<Integer> next = new AtomicReference<>();
    pool.run(() -> 2).subscribe().with(next::set);

    stuck.cancel();

    assertThat(gauge("tipoff.native.slots.busy")).isEqualTo(1);
    assertThat(gauge("tipoff.native.waiting")).isEqualTo(1);
    assertThat(next.get()).isNull();
    mayReturn.countDown();
    await().atMost(SOON).untilAsserted(() -> assertThat(next.get()).isEqualTo(2));
    await().atMost(SOON).until(() -> gauge("tipoff.native.slots.busy") == 0);
  }

  /** Native code does not notice an interrupt. */
  private static void awaitWhateverHappens(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void neverStartsWorkThatWasGivenUpWhileItWaited() {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch mayReturn = new CountDownLatch(1);
    AtomicReference<String> ran = new AtomicReference<>("nothing");
    pool.run(
            () -> {
              started.countDown();
              mayReturn.await();
              return 1;
            })
        .subscribe()
        .with(one -> {});
    await().atMost(SOON).until(() -> started.getCount() == 0);
    Cancellable waiting =
        pool.run(() -> ran.getAndSet("the given up work")).subscribe().with(was -> {});

    waiting.cancel();
    assertThat(gauge("tipoff.native.waiting")).isZero();
    mayReturn.countDown();

    assertThat(pool.run(() -> 3).await().atMost(SOON)).isEqualTo(3);
    assertThat(ran.get()).isEqualTo("nothing");
  }

  record Count(long n) {}

  private static final Sql ENDLESS =
      new Sql(
          "endless.sql",
          "SELECT COUNT(*) AS n FROM range(1000000000) AS a, range(1000) AS b"
              + " WHERE a.range * b.range % 7 = 1");

  @Test
  @Tag("ORC-02")
  void cancelsTheStatementOfAGivenUpCall(@TempDir Path folder) {
    try (Warehouse warehouse = warehouse(folder, Duration.ofMinutes(5))) {
      AtomicReference<TipoffException> failure = new AtomicReference<>();
      CountDownLatch started = new CountDownLatch(1);
      Cancellable call =
          pool.run(
                  () -> {
                    started.countDown();
                    try {
                      return warehouse.query(ENDLESS, Count.class);
                    } catch (TipoffException e) {
                      failure.set(e);
                      throw e;
                    }
                  })
              .subscribe()
              .with(rows -> {});
      await().atMost(SOON).until(() -> started.getCount() == 0);

      call.cancel();

      await().atMost(SOON).until(() -> failure.get() != null);
      assertThat(failure.get().category()).isEqualTo(FailureCategory.TRANSIENT);
      assertThat(failure.get())
          .hasMessageContaining("endless.sql")
          .hasMessageContaining("given up");
      await().atMost(SOON).until(() -> gauge("tipoff.native.slots.busy") == 0);
      assertThat(
              pool.run(() -> warehouse.query(new Sql("q", "SELECT 1 AS n"), Count.class))
                  .await()
                  .atMost(SOON))
          .isEqualTo(List.of(new Count(1)));
    }
  }

  @Test
  @Tag("ORC-02")
  @Tag("RES-06")
  void cancelsAStatementThatTakesTooLong(@TempDir Path folder) {
    try (Warehouse warehouse = warehouse(folder, Duration.ofMillis(200))) {
      assertThatExceptionOfType(TipoffException.class)
          .isThrownBy(() -> warehouse.query(ENDLESS, Count.class))
          .withMessageContaining("endless.sql")
          .withMessageContaining("PT0.2S")
          .satisfies(e -> assertThat(e.category()).isEqualTo(FailureCategory.TRANSIENT));
      assertThat(warehouse.query(new Sql("q", "SELECT 1 AS n"), Count.class)).hasSize(1);
    }
  }

  private Warehouse warehouse(Path folder, Duration limit) {
    return DuckDbWarehouse.open(
        DuckDbSettings.of(folder.resolve("w.duckdb")).within(limit), meters, new SteadyClock());
  }
}
