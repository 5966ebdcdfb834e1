package io.tipoff.predict.similarity;

import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.feature.Subject;
import io.tipoff.predict.similarity.Likeness.Similar;
import io.tipoff.predict.training.TrainingRows;
import io.tipoff.slate.Market;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Earlier games of players, found by player. */
final class PlayerGames {

  private final TrainingRows past;
  private final Map<String, List<Integer>> byPlayer = new HashMap<>();

  PlayerGames(TrainingRows past) {
    this.past = past;
    List<Subject> subjects = past.features().subjects();
    for (int i = 0; i < subjects.size(); i++) {
      byPlayer.computeIfAbsent(subjects.get(i).playerId(), _ -> new ArrayList<>()).add(i);
    }
  }

  TrainingRows past() {
    return past;
  }

  /** Centres of rows, each from games of strictly earlier dates; NaN where too few are similar. */
  double[] centres(Market market, FeatureRows rows) {
    double[] centres = new double[rows.size()];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = mean(market, similar(market, rows, i));
    }
    return centres;
  }

  List<Similar> similar(Market market, FeatureRows rows, int row) {
    Subject subject = rows.subjects().get(row);
    List<Integer> games = byPlayer.getOrDefault(subject.playerId(), List.of());
    return Likeness.of(market, rows)
        .similar(rows.vector(row), past.features(), earlier(games, subject.gameDate()));
  }

  private List<Integer> earlier(List<Integer> games, LocalDate date) {
    int end = games.size();
    while (end > 0
        && !past.features().subjects().get(games.get(end - 1)).gameDate().isBefore(date)) {
      end--;
    }
    return games.subList(0, end);
  }

  private double mean(Market market, List<Similar> similar) {
    double sum = 0;
    double weights = 0;
    for (Similar one : similar) {
      sum += one.weight() * past.outcomes().get(market)[one.row()];
      weights += one.weight();
    }
    return similar.isEmpty() ? Double.NaN : sum / weights;
  }
}
