package io.tipoff.run;

import java.util.List;

/** A bean that contributes tasks which depend on configuration, such as one per system. */
public interface TaskSource {

  /** The tasks; constant for the life of the process. */
  List<Task> tasks();
}
