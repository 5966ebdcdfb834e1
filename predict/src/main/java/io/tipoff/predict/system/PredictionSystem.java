package io.tipoff.predict.system;

import io.tipoff.run.Input;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import java.util.List;

/** One way of predicting; a bean. Which ones run is configured by their ids. */
public interface PredictionSystem {

  /** Kebab-case id, such as {@code gbdt}: part of keys, metric labels and the task's name. */
  String id();

  /** What its predictions rest on beside feature rows and quotes. */
  List<Input> inputs();

  /** Tasks that prepare what its predictions rest on, such as its training. */
  List<Task> preparations();

  /**
   * Whether what its chances are worth against quoted lines is learned from lines of the past: not
   * if its distributions have the quotes in them.
   */
  default boolean lineCalibrated() {
    return true;
  }

  /**
   * What serves a revision: chosen by the context's as-of alone, in at most one query.
   *
   * @throws io.tipoff.failure.TipoffException CONTRACT if what should serve cannot be trusted;
   *     nothing takes its place
   */
  Readiness at(RunContext context);
}
