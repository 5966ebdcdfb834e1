package io.tipoff.exactness;

import io.tipoff.dispatch.Kernel;
import io.tipoff.run.Asked;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SlateSignal;
import io.tipoff.slate.Slate;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Brings events and sweeps to the kernels that are alive, one for each instance. */
@Alternative
@Priority(1)
@ApplicationScoped
class CurrentKernel implements SlateSignal {

  private static final String PROCESS = "process";

  private final Map<String, Kernel> alive = new ConcurrentHashMap<>();

  /** The process's own kernel is alive until another is. */
  CurrentKernel(Kernel first) {
    alive.put(PROCESS, first);
  }

  void replaceBy(String instance, Kernel next) {
    alive.remove(PROCESS);
    alive.put(instance, next);
  }

  /** Marks stay: what they are for is another test's. */
  @Override
  public void signal(Slate slate, Asked asked, Consumer<List<ScopeDecision.Block>> settled) {
    signal(slate, asked);
  }

  @Override
  public void signal(Slate slate, Asked asked) {
    alive.values().forEach(kernel -> kernel.dispatcher().signal(slate, asked));
  }
}
