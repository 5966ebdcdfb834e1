package io.tipoff.exactness;

import io.micrometer.core.instrument.MeterRegistry;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.TaskScope;
import io.tipoff.time.OperationalClock;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.Commit;
import io.tipoff.warehouse.DuckDbSettings;
import io.tipoff.warehouse.DuckDbWarehouse;
import io.tipoff.warehouse.Durability;
import io.tipoff.warehouse.SliceWrite;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A DuckDB file of one replay, whose calls fail when they are told to. Closed, it serves nobody any
 * more: not the dead of that replay either.
 */
final class DisturbedWarehouse implements Warehouse {

  /** What is to go wrong with the next call that it can happen to. */
  private record Trouble(Fault fault, int statement, Runnable struck) {}

  private final DuckDbWarehouse warehouse;
  private final AtomicReference<Trouble> next = new AtomicReference<>();
  private final AtomicReference<Stretch> stretch = new AtomicReference<>();
  private volatile Predicate<TaskScope> refused = scope -> false;
  private final ThreadLocal<Integer> statementsLeft = new ThreadLocal<>();
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
  private boolean closed;

  /** Calls of which three of ten are refused. */
  private static final class Stretch {
    private final Random random;
    private final Runnable struck;
    private int left;

    Stretch(int calls, long seed, Runnable struck) {
      this.left = calls;
      this.random = new Random(seed);
      this.struck = struck;
    }

    synchronized boolean refuses() {
      if (left == 0) {
        return false;
      }
      left--;
      boolean refused = random.nextInt(10) < 3;
      if (refused) {
        struck.run();
      }
      return refused;
    }
  }

  DisturbedWarehouse(Path file, MeterRegistry meters, OperationalClock clock) {
    DuckDbSettings settings = DuckDbSettings.of(file).surviving(Durability.PROCESS_DEATH);
    this.warehouse = DuckDbWarehouse.open(settings, meters, new WatchedClock(clock));
  }

  /** The engine reads it before and after each statement: there a thread can be interrupted. */
  private final class WatchedClock implements OperationalClock {
    private final OperationalClock clock;

    WatchedClock(OperationalClock clock) {
      this.clock = clock;
    }

    @Override
    public Instant now() {
      return clock.now();
    }

    @Override
    public long nanoTime() {
      Integer left = statementsLeft.get();
      if (left != null) {
        statementsLeft.set(left - 1);
        if (left == 0) {
          Thread.currentThread().interrupt();
        }
      }
      return clock.nanoTime();
    }
  }

  /**
   * Lets the next call go wrong.
   *
   * @param statement after so many looks at the clock a write is cut off
   */
  void trouble(Fault fault, int statement, Runnable struck) {
    next.set(new Trouble(fault, statement, struck));
  }

  /** Refuses three of ten of the next calls, as a seed draws them. */
  void refuseAThird(int calls, long seed, Runnable struck) {
    stretch.set(new Stretch(calls, seed, struck));
  }

  /** Refuses every write of these scopes from now on. */
  void refuseWritesOf(Predicate<TaskScope> scopes) {
    refused = scopes;
  }

  private <T> T call(Supplier<T> work) {
    use.readLock().lock();
    try {
      if (closed) {
        throw unavailable("is closed");
      }
      Trouble trouble = next.get();
      if (trouble != null
          && trouble.fault() == Fault.WAREHOUSE_REFUSES
          && next.compareAndSet(trouble, null)) {
        trouble.struck().run();
        throw unavailable("refuses");
      }
      Stretch stretched = stretch.get();
      if (stretched != null && stretched.refuses()) {
        throw unavailable("refuses this call");
      }
      return work.get();
    } finally {
      use.readLock().unlock();
    }
  }

  @Override
  public Commit write(SliceWrite write) {
    return call(
        () -> {
          if (refused.test(TaskScope.parse(write.scope()))) {
            throw unavailable("refuses what is written of " + write.scope());
          }
          Trouble trouble = next.getAndSet(null);
          if (trouble == null) {
            return warehouse.write(write);
          }
          if (trouble.fault() == Fault.WAREHOUSE_WRITE_DIES) {
            return cutOff(write, trouble);
          }
          Commit lost = warehouse.write(write);
          trouble.struck().run();
          throw unavailable("did not answer after it committed " + lost.scope());
        });
  }

  private Commit cutOff(SliceWrite write, Trouble trouble) {
    statementsLeft.set(trouble.statement());
    try {
      return warehouse.write(write);
    } catch (TipoffException e) {
      trouble.struck().run();
      throw e;
    } finally {
      statementsLeft.remove();
      Thread.interrupted(); // the thread lives on: it belongs to the pool
    }
  }

  private static TipoffException unavailable(String how) {
    return new TipoffException(
        FailureCategory.TRANSIENT, "the warehouse " + how, "Nothing: this is what is tested.");
  }

  @Override
  public void migrate(Collection<Table> tables) {
    warehouse.migrate(tables);
  }

  @Override
  public <R extends Record> List<R> query(Sql sql, Class<R> row, Object... parameters) {
    return call(() -> warehouse.query(sql, row, parameters));
  }

  @Override
  public List<Object[]> queryRows(Sql sql, List<Column> columns, Object... parameters) {
    return call(() -> warehouse.queryRows(sql, columns, parameters));
  }

  @Override
  public Optional<Commit> lastCommit(String scope) {
    return call(() -> warehouse.lastCommit(scope));
  }

  @Override
  public String digest(Table table) {
    return warehouse.digest(table);
  }

  /** Waits for the calls under way; later ones are refused. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      closed = true;
      warehouse.close();
    } finally {
      use.writeLock().unlock();
    }
  }
}
