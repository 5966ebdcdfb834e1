package io.tipoff.predict.training;

import io.tipoff.failure.TipoffException;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.governance.Judge;
import io.tipoff.predict.governance.VerdictRow;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.model.Models;
import io.tipoff.predict.model.Promotion;
import io.tipoff.predict.system.Predictor;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.time.LeagueTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verdicts on a system's models, once games have followed on which neither was trained. */
final class Judgement {

  private final Trainer trainer;
  private final Promotion promotion;
  private final Judge judge;

  Judgement(Trainer trainer, PredictSettings settings) {
    this.trainer = trainer;
    this.promotion = settings.training().promotion();
    this.judge = new Judge(settings.governance());
  }

  /**
   * Verdicts on the models of the latest training before the instant, beside what served when they
   * were trained; none if there was no training, or what it left cannot be loaded any more.
   *
   * @param rows all past rows before the instant
   */
  List<VerdictRow> ofLatest(RunContext context, Instant instant, TrainingRows rows) {
    Optional<Models> latest =
        Models.before(context, trainer.system(), instant, Promotion.AUTOMATIC);
    return latest.map(models -> of(context, models, instant, rows)).orElse(List.of());
  }

  List<VerdictRow> of(RunContext context, Models models, Instant instant, TrainingRows rows) {
    Optional<Predictor> predictor = predictor(context, models, rows);
    if (predictor.isEmpty() || !predictor.get().contractDigest().equals(rows.contractDigest())) {
      return List.of();
    }
    Optional<Models> before =
        Models.before(context, trainer.system(), models.trainedAsOf(), promotion);
    Optional<Predictor> incumbent =
        before
            .flatMap(known -> predictor(context, known, rows))
            .filter(known -> known.contractDigest().equals(rows.contractDigest()));
    TrainingRows unseen = rows.since(LeagueTime.dateOf(models.trainedAsOf()));
    return predictor.get().markets().stream()
        .map(
            market ->
                judge.judge(
                    models.rows().get(market),
                    predictor.get(),
                    incumbent.map(known -> incumbent(before, market, known)),
                    unseen,
                    instant))
        .toList();
  }

  private static Judge.Incumbent incumbent(
      Optional<Models> models, Market market, Predictor predictor) {
    Map<Market, ModelRow> rows = models.orElseThrow().rows();
    return new Judge.Incumbent(rows.get(market), predictor);
  }

  /** Empty where the models are refused: then they serve nothing either. */
  private Optional<Predictor> predictor(RunContext context, Models models, TrainingRows rows) {
    try {
      return Optional.of(trainer.predictor(context, models, rows));
    } catch (TipoffException refused) {
      return Optional.empty();
    }
  }
}
