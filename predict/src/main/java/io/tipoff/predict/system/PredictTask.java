package io.tipoff.predict.system;

import io.tipoff.distribution.CountDistribution;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.feature.Subject;
import io.tipoff.predict.line.LineCalibrationRow;
import io.tipoff.predict.line.LineCalibrations;
import io.tipoff.predict.pick.PickRow;
import io.tipoff.predict.pick.Picks;
import io.tipoff.predict.pick.Prediction;
import io.tipoff.predict.pick.Quotes;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Market;
import io.tipoff.slate.Phase;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.TableRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Predictions and picks of one system for one revision, from its feature rows and the quotes known
 * before it: at most three queries, the system's own included.
 */
final class PredictTask implements Task {

  private static final Sql FEATURES = Sql.of(PredictTask.class, "features.sql");

  private static final double UNLIKE_TRAINING = 0.2;

  private final PredictionSystem system;
  private final PredictSettings settings;
  private final SystemStates states;

  PredictTask(PredictionSystem system, PredictSettings settings, SystemStates states) {
    this.system = system;
    this.settings = settings;
    this.states = states;
  }

  @Override
  public TaskDeclaration declaration() {
    List<Input> inputs = new ArrayList<>();
    inputs.add(Input.critical("features.player_game", Relation.SAME_AS_OF, "feature-rows"));
    inputs.add(Input.optional("raw.prop_quote", Relation.SAME_SLATE, "load-quotes"));
    inputs.addAll(system.inputs());
    if (system.lineCalibrated()) {
      inputs.addAll(LineCalibrationRow.inputs(system.id()));
    }
    return TaskDeclaration.perRevision("predict-" + system.id(), Phase.PREDICT, inputs)
        .writing(PredictionRow.TABLE, PickRow.TABLE)
        .keepingLive();
  }

  @Override
  public TaskOutput run(RunContext context) {
    return switch (states.watch(system, context)) {
      case Readiness.Absent absent -> new TaskOutput.NoData(absent.reason());
      case Readiness.Ready ready -> predict(ready.predictor(), context);
    };
  }

  private TaskOutput predict(Predictor predictor, RunContext context) {
    List<Object[]> values =
        context
            .warehouse()
            .queryRows(FEATURES, FeatureRows.columns(predictor.features()), context.asOf());
    FeatureRows.sort(values);
    FeatureRows all = FeatureRows.of(predictor.features(), values);
    if (all.size() == 0) {
      return new TaskOutput.NoData(
          "features.player_game has no row of " + context.slate() + " as of " + context.asOf());
    }
    refuseOtherContract(predictor, all);
    FeatureRows old = all.where(one -> one.historyGames() >= settings.minimumHistory());
    FeatureRows rows = old.where(one -> one.quality() >= settings.minimumQuality());
    Quotes quotes = Quotes.read(context);
    LineCalibrations calibrations = calibrations(context, quotes);
    Map<String, String> leftOut = leftOut(all);
    List<PredictionRow> predictions = new ArrayList<>();
    List<Prediction> priced = new ArrayList<>();
    long incomplete = 0;
    for (Market market : predictor.markets()) {
      List<Optional<CountDistribution>> distributions = predictor.predict(market, rows);
      for (int i = 0; i < rows.size(); i++) {
        if (distributions.get(i).isEmpty()) {
          incomplete++;
          leftOut.merge(
              rows.subjects().get(i).playerId(),
              "no distribution of " + market,
              (one, other) -> one + ", " + market);
          continue;
        }
        CountDistribution distribution = distributions.get(i).get();
        Subject subject = rows.subjects().get(i);
        Optional<Double> line = quotes.line(subject.gameId(), subject.playerId(), market);
        Optional<Double> shift = calibrations.shift(market, distribution, line);
        PredictionRow row =
            PredictionRow.of(
                context,
                system.id(),
                subject,
                market,
                distribution,
                line,
                shift,
                predictor.modelDigest(market));
        predictions.add(row);
        priced.add(
            new Prediction(
                row.predictionId(),
                row.gameId(),
                row.playerId(),
                row.gameDate(),
                market,
                distribution,
                shift.orElse(0.0),
                predictor.readsOdds() ? subject.knownAt() : subject.knownAtBeforeOdds(),
                subject.isOut()));
      }
    }
    List<PickRow> picks =
        new Picks(context, system.id(), settings.pick().minimumExpectedValue())
            .price(priced, quotes);
    return TaskOutput.rows(
            TableRows.of(PredictionRow.TABLE, PredictionRow.class, predictions),
            TableRows.of(PickRow.TABLE, PickRow.class, picks))
        .complete(rows.size(), all.size())
        .answering(new TaskOutput.Requests("player_id", leftOut))
        .counting(counts(predictor, all, old, rows, incomplete));
  }

  private static Map<String, Long> counts(
      Predictor predictor, FeatureRows all, FeatureRows old, FeatureRows rows, long incomplete) {
    Map<String, Long> counts = new TreeMap<>();
    counts.put("players", (long) all.size());
    counts.put("short_history", (long) (all.size() - old.size()));
    counts.put("low_quality", (long) (old.size() - rows.size()));
    counts.put("incomplete", incomplete);
    counts.put("reported_out", rows.subjects().stream().filter(Subject::isOut).count());
    counts.putAll(missingUnlikeTraining(predictor, rows));
    return counts;
  }

  /** Why a player is not predicted at all; who is known by more than one row may still be. */
  private Map<String, String> leftOut(FeatureRows all) {
    Map<String, String> leftOut = new HashMap<>();
    for (Subject subject : all.subjects()) {
      if (subject.historyGames() < settings.minimumHistory()) {
        leftOut.put(
            subject.playerId(), "fewer than " + settings.minimumHistory() + " earlier games");
      } else if (subject.quality() < settings.minimumQuality()) {
        leftOut.put(subject.playerId(), "quality below " + settings.minimumQuality());
      }
    }
    return leftOut;
  }

  private LineCalibrations calibrations(RunContext context, Quotes quotes) {
    return system.lineCalibrated() && !quotes.isEmpty()
        ? LineCalibrations.before(context, system.id(), context.asOf())
        : LineCalibrations.NONE;
  }

  /**
   * Rows without a feature, of each whose share of these is larger than training's by more than
   * {@link #UNLIKE_TRAINING}. They are named in the run and refuse nothing: a single slate may
   * honestly look like that ({@code docs/decisions/0015}).
   */
  private static Map<String, Long> missingUnlikeTraining(Predictor predictor, FeatureRows rows) {
    List<Double> trained = predictor.missing();
    List<Double> served = rows.missing();
    Map<String, Long> missing = new TreeMap<>();
    for (int i = 0; i < trained.size(); i++) {
      if (served.get(i) - trained.get(i) > UNLIKE_TRAINING) {
        missing.put(
            "missing_unlike_training:" + predictor.features().get(i),
            Math.round(served.get(i) * rows.size()));
      }
    }
    return missing;
  }

  private void refuseOtherContract(Predictor predictor, FeatureRows rows) {
    for (Subject subject : rows.subjects()) {
      if (!subject.contractDigest().equals(predictor.contractDigest())) {
        throw new TipoffException(
            FailureCategory.CONTRACT,
            system.id()
                + " was fitted on feature contract "
                + predictor.contractDigest()
                + " and refuses rows of "
                + subject.contractDigest(),
            "Train it on rows of this contract; until then it predicts nothing.");
      }
    }
  }
}
