package io.tipoff.predict.system;

import io.quarkus.arc.All;
import io.tipoff.failure.TipoffException;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.feature.Subject;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What stored predictions are made of, computed again by the model that made them. */
@Singleton
public final class PredictionParts {

  private static final Sql FEATURES = Sql.of(PredictTask.class, "features.sql");

  private final List<PredictionSystem> systems;

  PredictionParts(@All List<PredictionSystem> systems) {
    this.systems = List.copyOf(systems);
  }

  /**
   * Amounts that add up to the centre of a prediction.
   *
   * @param contributions in the system's own order; none where it cannot tell
   * @param missing why there are none; empty where there are
   */
  public record Parts(List<Contribution> contributions, String missing) {

    public Parts {
      contributions = List.copyOf(contributions);
    }

    static Parts none(String why) {
      return new Parts(List.of(), why);
    }
  }

  /**
   * The parts of one prediction.
   *
   * @param context the revision that it was made for
   * @param modelDigest model that made it: no other is asked
   */
  public Parts of(
      RunContext context,
      String system,
      Market market,
      String gameId,
      String playerId,
      String modelDigest) {
    Optional<PredictionSystem> known =
        systems.stream().filter(one -> one.id().equals(system)).findFirst();
    if (known.isEmpty()) {
      return Parts.none("no prediction system " + system + " is known here");
    }
    try {
      return switch (known.get().at(context)) {
        case Readiness.Absent absent -> Parts.none(absent.reason());
        case Readiness.Ready ready
            when !ready.predictor().modelDigest(market).equals(modelDigest) ->
            Parts.none("the model that made it does not serve its revision any more");
        case Readiness.Ready ready -> parts(ready.predictor(), context, market, gameId, playerId);
      };
    } catch (TipoffException refused) {
      return Parts.none(refused.getMessage());
    }
  }

  private static Parts parts(
      Predictor predictor, RunContext context, Market market, String gameId, String playerId) {
    List<String> features = predictor.features();
    FeatureRows rows =
        FeatureRows.of(
                features,
                context
                    .warehouse()
                    .queryRows(FEATURES, FeatureRows.columns(features), context.asOf()))
            .where(subject -> is(subject, gameId, playerId));
    if (rows.size() == 0) {
      return Parts.none("its feature row is not there any more");
    }
    return new Parts(predictor.contributions(market, rows, 0), "");
  }

  private static boolean is(Subject subject, String gameId, String playerId) {
    return subject.gameId().equals(gameId) && subject.playerId().equals(playerId);
  }
}
