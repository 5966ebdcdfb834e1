package io.tipoff.features.contract;

import io.tipoff.features.history.PlayerHistory;
import io.tipoff.features.history.Stat;
import java.util.List;

/** Scores made of several features. */
final class CompositeFeatures {

  private static final String CONTEXT = "analytics.game_context";
  private static final double MOST_PACE = 3;

  private CompositeFeatures() {}

  static List<Feature> all() {
    return List.of(
        Feature.of(
                "fatigue",
                Family.COMPOSITE,
                "points",
                0,
                100,
                "100 = fresh: −15 on a back-to-back, +5 after 3 days of rest or more, −10 at 4 games"
                    + " or more in 7 days, −10 above 240 minutes in 7 days, −8 above 35 minutes per"
                    + " game over the latest 5, −5 for one and −12 for more earlier back-to-backs in"
                    + " 14 days; clamped to 0–100; his age is not known and takes nothing off",
                CompositeFeatures::fatigue)
            .over("[date − 14, date − 1]", 0)
            .nullWhen("never")
            .from("analytics.player_game", CONTEXT),
        Feature.of(
                "pace_score",
                Family.COMPOSITE,
                "possessions per 48 minutes",
                -MOST_PACE,
                MOST_PACE,
                "opponent_pace15 less the mean of all teams' own latest 15, clamped to −3…+3",
                CompositeFeatures::pace)
            .over("latest 15 games of the opponent", 1)
            .nullWhen("the opponent has no earlier game")
            .from("analytics.opponent_allowance"),
        Feature.awaiting(
            "play-by-play",
            "zone_mismatch",
            Family.COMPOSITE,
            "points",
            -10,
            10,
            "Σ over zones of his share of attempts · the opponent's allowed rate against the league's,"
                + " clamped to −10…+10"));
  }

  private static Double pace(FeatureInput input) {
    Double own = input.fixture().opponentPace();
    Double league = input.fixture().leaguePace();
    return own == null || league == null
        ? null
        : Double.valueOf(Math.clamp(own - league, -MOST_PACE, MOST_PACE));
  }

  private static Double fatigue(FeatureInput input) {
    PlayerHistory history = input.history();
    Long rest = input.fixture().daysRest();
    long fresh = 100;
    if (rest != null && rest == 1) {
      fresh -= 15;
    }
    if (rest != null && rest >= 3) {
      fresh += 5;
    }
    if (history.gamesSince(input.day() - 7) >= 4) {
      fresh -= 10;
    }
    if (history.minutesSince(input.day() - 7) > 240) {
      fresh -= 10;
    }
    if (history.mean(Stat.MINUTES, 5) > 35) {
      fresh -= 8;
    }
    int backToBacks = history.backToBacksSince(input.day() - 14);
    if (backToBacks >= 2) {
      fresh -= 12;
    } else if (backToBacks == 1) {
      fresh -= 5;
    }
    return Formula.whole(Math.clamp(fresh, 0, 100));
  }
}
