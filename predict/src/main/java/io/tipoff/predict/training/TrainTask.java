package io.tipoff.predict.training;

import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.governance.VerdictRow;
import io.tipoff.predict.model.ModelDecision;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.model.Models.Trained;
import io.tipoff.run.Input;
import io.tipoff.run.Moment;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.time.LeagueTime;
import io.tipoff.warehouse.TableRows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a system before the games of a slate, if its last training is long enough ago, on what was
 * known by that morning. A slate on which none is due costs one small query.
 */
public final class TrainTask implements Task {

  private final Trainer trainer;
  private final PredictSettings settings;
  private final Judgement judgement;

  public TrainTask(Trainer trainer, PredictSettings settings) {
    this.trainer = trainer;
    this.settings = settings;
    this.judgement = new Judgement(trainer, settings);
  }

  @Override
  public TaskDeclaration declaration() {
    List<Input> inputs = new ArrayList<>(TrainingRows.inputs());
    inputs.add(Input.optional(ModelRow.TABLE.qualifiedName(), Relation.EARLIER_SLATES, name()));
    inputs.addAll(trainer.inputs());
    return TaskDeclaration.pregame(name(), Phase.PREDICT, inputs)
        .readingAsOf(Moment.MORNING)
        .writing(ModelRow.TABLE, VerdictRow.TABLE, ModelDecision.TABLE)
        .within(Duration.ofMinutes(15));
  }

  private String name() {
    return "train-" + trainer.system();
  }

  @Override
  public TaskOutput run(RunContext context) {
    LocalDate date = context.slate().date();
    Instant instant = Moment.MORNING.of(context.slate());
    Optional<Trained> last = Models.lastTraining(context, trainer.system(), instant);
    if (last.isPresent()) {
      LocalDate due = due(last.get());
      if (date.isBefore(due)) {
        return new TaskOutput.NoData(
            "not due: trained as of " + last.get().trainedAsOf() + ", again from " + due);
      }
    }
    return learn(context);
  }

  /** A model of few rows is soon behind what can be learned: it serves for a shorter time. */
  private LocalDate due(Trained last) {
    PredictSettings.Training training = settings.training();
    boolean early = last.rows() < training.earlyRows();
    return LeagueTime.dateOf(last.trainedAsOf())
        .plusDays(early ? training.earlyCadenceDays() : training.cadenceDays());
  }

  /** Trains whenever the last training was, and judges what that one left. */
  public TaskOutput learn(RunContext context) {
    Instant instant = Moment.MORNING.of(context.slate());
    TrainingRows rows = read(context);
    if (rows.size() < settings.training().minimumRows()) {
      return new TaskOutput.NoData(
          "too few rows: "
              + rows.size()
              + " past rows with an outcome, "
              + settings.training().minimumRows()
              + " are needed");
    }
    List<ModelRow> models = trainer.train(context, instant, rows);
    if (models.isEmpty()) {
      return new TaskOutput.NoData(
          "too little of what " + trainer.system() + " learns from beside its past rows");
    }
    List<VerdictRow> verdicts = judgement.ofLatest(context, instant, rows);
    return TaskOutput.rows(
            TableRows.of(ModelRow.TABLE, ModelRow.class, models),
            TableRows.of(VerdictRow.TABLE, VerdictRow.class, verdicts),
            TableRows.of(ModelDecision.TABLE, ModelDecision.class, List.of()))
        .counting(
            Map.of("training_rows", (long) rows.size(), "other_contract", rows.otherContract()));
  }

  /** Verdicts on models of this system by what has followed them until the slate's morning. */
  public List<VerdictRow> judge(RunContext context, Models models) {
    TrainingRows rows = read(context);
    return rows.size() == 0
        ? List.of()
        : judgement.of(context, models, Moment.MORNING.of(context.slate()), rows);
  }

  private TrainingRows read(RunContext context) {
    return TrainingRows.read(
        context,
        trainer.features(),
        Moment.MORNING.of(context.slate()),
        context.slate().date(),
        settings.minimumHistory());
  }
}
