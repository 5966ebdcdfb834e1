package io.tipoff.standalone.exactness;

import io.tipoff.dispatch.Kernel;
import io.tipoff.run.SlateSignal;
import io.tipoff.slate.Slate;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.concurrent.atomic.AtomicReference;

/** Brings events to the kernel that is alive: the process's own until another has replaced it. */
@Alternative
@Priority(1)
@ApplicationScoped
class CurrentKernel implements SlateSignal {

  private final AtomicReference<Kernel> current;

  CurrentKernel(Kernel first) {
    this.current = new AtomicReference<>(first);
  }

  Kernel get() {
    return current.get();
  }

  void replaceBy(Kernel next) {
    current.set(next);
  }

  @Override
  public void signal(Slate slate) {
    current.get().dispatcher().signal(slate);
  }
}
