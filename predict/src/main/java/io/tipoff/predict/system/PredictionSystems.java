package io.tipoff.predict.system;

import io.quarkus.arc.All;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.line.CalibrateLinesTask;
import io.tipoff.run.Task;
import io.tipoff.run.TaskSource;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The systems that are switched on, and their tasks. */
@Singleton
public final class PredictionSystems implements TaskSource {

  private final List<Task> tasks = new ArrayList<>();
  private final Map<String, PredictionSystem> running = new TreeMap<>();
  private final List<PredictionSystem> known;

  /**
   * @throws TipoffException CONFIGURATION if a configured id is not known, naming those that are
   */
  PredictionSystems(
      @All List<PredictionSystem> known, PredictSettings settings, SystemStates states) {
    this.known = List.copyOf(known);
    Map<String, PredictionSystem> byId =
        known.stream()
            .collect(
                Collectors.toMap(
                    PredictionSystem::id, system -> system, (a, b) -> a, TreeMap::new));
    for (String id : new LinkedHashSet<>(settings.systems())) {
      PredictionSystem system = byId.get(id);
      if (system == null) {
        throw new TipoffException(
            FailureCategory.CONFIGURATION,
            "tipoff.predict.systems names '" + id + "', which is not a prediction system",
            "Known systems: " + String.join(", ", byId.keySet()) + ".");
      }
      running.put(id, system);
      states.enable(id);
      tasks.addAll(system.preparations());
      if (system.lineCalibrated()) {
        tasks.add(new CalibrateLinesTask(id, settings));
      }
      tasks.add(new PredictTask(system, settings, states));
    }
  }

  @Override
  public List<Task> tasks() {
    return List.copyOf(tasks);
  }

  /**
   * A system that runs, by its id.
   *
   * @throws TipoffException BAD_INPUT if none of this id runs
   */
  public PredictionSystem running(String id) {
    PredictionSystem system = running.get(id);
    if (system == null) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "no prediction system '" + id + "' runs",
          "Running: " + String.join(", ", running.keySet()) + "; see tipoff.predict.systems.");
    }
    return system;
  }

  /** A system by its id, whether it runs or not; empty if there is none. */
  public Optional<PredictionSystem> known(String id) {
    return known.stream().filter(system -> system.id().equals(id)).findFirst();
  }

  /** Ids of the systems that run. */
  public Set<String> running() {
    return Collections.unmodifiableSet(running.keySet());
  }
}
