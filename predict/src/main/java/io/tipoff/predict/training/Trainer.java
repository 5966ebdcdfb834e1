package io.tipoff.predict.training;

import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.system.Predictor;
import io.tipoff.run.Input;
import io.tipoff.run.RunContext;
import java.time.Instant;
import java.util.List;

/** How one system learns from past rows. */
public interface Trainer {

  /** The system's id. */
  String system();

  /** Features that it learns from. */
  List<String> features();

  /** What it reads beside feature rows and outcomes. */
  List<Input> inputs();

  /**
   * Learns. The same rows give the same models, bit for bit.
   *
   * @param instant training instant: nothing known at or after it may be used
   * @return one row per market; none where what it needs beside the rows is not there yet
   */
  List<ModelRow> train(RunContext context, Instant instant, TrainingRows rows);

  /**
   * What models of this system predict with, for judging them on past rows.
   *
   * @param rows all past rows; of each row only earlier ones may be looked at
   * @throws io.tipoff.failure.TipoffException CONTRACT if the models cannot be trusted
   */
  Predictor predictor(RunContext context, Models models, TrainingRows rows);
}
