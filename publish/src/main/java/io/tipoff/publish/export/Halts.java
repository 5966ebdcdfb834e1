package io.tipoff.publish.export;

import io.tipoff.run.RunContext;
import java.time.LocalDate;
import java.util.List;

/** Decides of each slate whether its picks are published. */
@FunctionalInterface
public interface Halts {

  /**
   * The decision on a slate. Blocks.
   *
   * @param degraded what was missing when the slate's run began
   */
  PublishingHalt of(RunContext context, LocalDate slate, List<String> degraded);
}
