package io.tipoff.warehouse;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.Callable;

/**
 * The bounded pool of platform threads on which native engines (DuckDB, LightGBM, CatBoost) run. A
 * caller on an event loop waits reactively; a slot whose work was given up stays busy until the
 * native call really returns.
 */
public interface NativePool {

  /** Runs the work on a slot of the pool; its exception becomes the Uni's failure. */
  <T> Uni<T> run(Callable<T> work);

  /** Slots in all. */
  int size();
}
