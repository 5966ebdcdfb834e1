package io.tipoff.dispatch;

import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers of the latest runs; the oldest are forgotten. */
final class RecentRuns {

  private static final int RUNS = 4096;

  private final Map<Long, Boolean> runs =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
          return size() > RUNS;
        }
      };

  synchronized void add(long run) {
    runs.put(run, true);
  }

  synchronized boolean contains(long run) {
    return runs.containsKey(run);
  }
}
