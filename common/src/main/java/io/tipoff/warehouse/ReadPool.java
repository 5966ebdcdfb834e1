package io.tipoff.warehouse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/** A few sessions for reading, opened as they are needed; who finds none waits. */
final class ReadPool implements AutoCloseable {

  private final Supplier<DuckDbSession> open;
  private final Semaphore free;
  private final Deque<DuckDbSession> idle = new ArrayDeque<>();

  ReadPool(int size, Supplier<DuckDbSession> open) {
    this.open = open;
    this.free = new Semaphore(size, true);
  }

  <T> T use(String statement, Function<DuckDbSession, T> work) {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SqlFailure.interrupted(statement, e);
    }
    try {
      DuckDbSession session = take();
      try {
        return work.apply(session);
      } finally {
        give(session);
      }
    } finally {
      free.release();
    }
  }

  private DuckDbSession take() {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return open.get();
  }

  private void give(DuckDbSession session) {
    synchronized (idle) {
      idle.push(session);
    }
  }

  @Override
  public void close() {
    synchronized (idle) {
      idle.forEach(DuckDbSession::close);
      idle.clear();
    }
  }
}
