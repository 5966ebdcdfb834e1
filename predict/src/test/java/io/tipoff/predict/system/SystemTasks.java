package io.tipoff.predict.system;

import io.micrometer.core.instrument.MeterRegistry;
import io.tipoff.predict.PredictSettings;
import io.tipoff.run.Task;
import java.util.List;

/** A system's tasks as the program makes them: its preparations, then its predictions. */
public final class SystemTasks {

  private SystemTasks() {}

  public static List<Task> of(
      PredictionSystem system, PredictSettings settings, MeterRegistry meters) {
    return new PredictionSystems(List.of(system), settings, new SystemStates(meters)).tasks();
  }

  /** The systems that the settings switch on, as the program makes them. */
  public static PredictionSystems systems(
      List<PredictionSystem> known, PredictSettings settings, MeterRegistry meters) {
    return new PredictionSystems(known, settings, new SystemStates(meters));
  }
}
