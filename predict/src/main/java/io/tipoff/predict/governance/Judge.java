package io.tipoff.predict.governance;

import io.tipoff.digest.ContentId;
import io.tipoff.distribution.CountDistribution;
import io.tipoff.predict.PredictSettings;
import io.tipoff.predict.governance.Dates.Interval;
import io.tipoff.predict.model.ModelRow;
import io.tipoff.predict.system.Predictor;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.slate.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a model against its gates on games after its training: enough of them, a bias whose
 * interval reaches into the allowed range, a spread that holds as many outcomes as it says, and an
 * error that is not worse than its incumbent's beyond chance.
 */
public final class Judge {

  private static final double MIDDLE = 0.8;

  private final PredictSettings.Governance gates;

  public Judge(PredictSettings.Governance gates) {
    this.gates = gates;
  }

  /**
   * One model of one market.
   *
   * @param rows games from the model's training on, none of which it has seen
   * @param incumbent what served when it was trained, with the model that it uses
   * @param instant when the verdict is known: outcomes are of before
   */
  public VerdictRow judge(
      ModelRow model,
      Predictor predictor,
      Optional<Incumbent> incumbent,
      TrainingRows rows,
      Instant instant) {
    Market market = model.market();
    Measured measured =
        new Measured(
            rows,
            market,
            predictor.predict(market, rows.features()),
            incumbent.map(before -> before.predictor().predict(market, rows.features())));
    List<String> reasons = new ArrayList<>();
    Verdict verdict = Verdict.PASS;
    if (measured.games < gates.minimumGames()) {
      verdict = Verdict.INSUFFICIENT_DATA;
      reasons.add(measured.games + " games, " + gates.minimumGames() + " are needed");
    } else {
      reasons.addAll(against(measured));
      verdict = reasons.isEmpty() ? Verdict.PASS : Verdict.FAIL;
    }
    return measured.row(
        model, incumbent.map(before -> before.model().modelId()), verdict, reasons, instant);
  }

  private List<String> against(Measured measured) {
    List<String> reasons = new ArrayList<>();
    double allowed = gates.bias() * measured.actual.mean();
    measured
        .bias
        .interval()
        .filter(bias -> bias.low() > allowed || bias.high() < -allowed)
        .ifPresent(bias -> reasons.add("bias beyond " + allowed + ": " + bias));
    double middle = measured.middle.mean();
    if (Math.abs(middle - MIDDLE) > gates.calibration()) {
      reasons.add("the middle 80 % hold " + middle + " of the outcomes");
    }
    measured
        .difference
        .interval()
        .filter(difference -> difference.low() > 0)
        .ifPresent(difference -> reasons.add("worse than its incumbent: " + difference));
    return reasons;
  }

  /** The predictor that served when a model was trained, and its model of the market. */
  public record Incumbent(ModelRow model, Predictor predictor) {}

  private static final class Measured {

    private final Dates error = new Dates();
    private final Dates incumbentError = new Dates();
    private final Dates difference = new Dates();
    private final Dates bias = new Dates();
    private final Dates middle = new Dates();
    private final Dates actual = new Dates();
    private long games;

    Measured(
        TrainingRows rows,
        Market market,
        List<Optional<CountDistribution>> predicted,
        Optional<List<Optional<CountDistribution>>> before) {
      for (int row = 0; row < rows.size(); row++) {
        if (predicted.get(row).isEmpty()) {
          continue;
        }
        LocalDate date = rows.features().subjects().get(row).gameDate();
        long count = rows.outcomes().get(market)[row];
        CountDistribution distribution = predicted.get(row).get();
        double missed = Math.abs(distribution.median() - count);
        games++;
        error.add(date, missed);
        bias.add(date, distribution.mean() - count);
        middle.add(date, inMiddle(distribution.pitLow(count), distribution.pitHigh(count)));
        actual.add(date, (double) count);
        if (before.isPresent() && before.get().get(row).isPresent()) {
          double other = Math.abs(before.get().get(row).get().median() - count);
          incumbentError.add(date, other);
          difference.add(date, missed - other);
        }
      }
    }

    private static double inMiddle(double low, double high) {
      double from = (1 - MIDDLE) / 2;
      double to = 1 - from;
      if (high > low) {
        return Math.max(0, Math.min(high, to) - Math.max(low, from)) / (high - low);
      }
      return low >= from && low <= to ? 1 : 0;
    }

    VerdictRow row(
        ModelRow model,
        Optional<String> incumbent,
        Verdict verdict,
        List<String> reasons,
        Instant instant) {
      Optional<Interval> apart = difference.interval();
      Optional<Interval> biased = bias.interval();
      return new VerdictRow(
          ContentId.of("model-verdict", model.modelId(), incumbent.orElse(null), instant),
          model.modelId(),
          incumbent.orElse(null),
          model.system(),
          model.market(),
          model.trainedAsOf(),
          games,
          known(error),
          known(incumbentError),
          known(difference),
          apart.map(Interval::low).orElse(null),
          apart.map(Interval::high).orElse(null),
          known(bias),
          biased.map(Interval::low).orElse(null),
          biased.map(Interval::high).orElse(null),
          known(middle),
          verdict,
          String.join("; ", reasons),
          instant);
    }

    private static Double known(Dates dates) {
      double mean = dates.mean();
      return Double.isNaN(mean) ? null : mean;
    }
  }
}
