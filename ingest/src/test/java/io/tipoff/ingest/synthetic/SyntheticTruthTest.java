package io.tipoff.ingest.synthetic;

import static io.tipoff.ingest.synthetic.CsvFiles.count;
import static io.tipoff.ingest.synthetic.CsvFiles.number;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tipoff.slate.Market;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticTruthTest {

  private static final String SEASON = "2024-25";

  @TempDir static Path directory;

  private static List<TrueProp> truths;
  private static final Map<String, NamedCsvRecord> BOX = new HashMap<>();
  private static List<NamedCsvRecord> rows;

  @BeforeAll
  static void writeALongSeason() throws IOException {
    LeagueSpec.SeasonSpec season = new LeagueSpec.SeasonSpec(SEASON, 80, 0, 0, true);
    SyntheticLeague league = SyntheticLeague.generate(new LeagueSpec(5, 30, 1, List.of(season)));
    league.writeTo(directory);
    truths = league.truths(SEASON);
    rows = new CsvFiles(directory).rows("player_box", SEASON);
    rows.forEach(row -> BOX.put(row.getField("game_id") + row.getField("player_id"), row));
  }

  @ParameterizedTest
  @EnumSource(names = {"POINTS", "REBOUNDS", "ASSISTS", "THREES", "PRA"})
  void outcomesComeAsOftenAsTheTruthSays(Market market) {
    double[] expected = new double[10];
    double[] variance = new double[10];
    double[] observed = new double[10];
    double error = 0;
    double errorVariance = 0;
    for (TrueProp truth : truths) {
      NamedCsvRecord row = BOX.get(truth.gameId() + truth.playerId());
      if (truth.market() == market && row != null) {
        int outcome = count(row, market.name());
        double line = Math.max(0.5, truth.count().mainLine() + (truth.playerId() % 5 - 2));
        double over = truth.count().over(line);
        int bin = (int) Math.min(9, over * 10);
        expected[bin] += over;
        variance[bin] += over * (1 - over);
        observed[bin] += outcome > line ? 1 : 0;
        double deviation = truth.count().standardDeviation();
        error += outcome - truth.count().mean();
        errorVariance += deviation * deviation;
      }
    }
    assertThat(error / Math.sqrt(errorVariance)).as("z of the mean").isBetween(-3.5, 3.5);
    for (int bin = 0; bin < 10; bin++) {
      if (variance[bin] > 20) {
        double z = (observed[bin] - expected[bin]) / Math.sqrt(variance[bin]);
        assertThat(z).as("z of P(over) about 0.%d5", bin).isBetween(-3.5, 3.5);
      }
    }
  }

  @Test
  void playersAppearAsOftenAsTheTruthSays() {
    double expected = 0;
    double variance = 0;
    double observed = 0;
    for (TrueProp truth : truths) {
      if (truth.market() == Market.POINTS) {
        expected += truth.appears();
        variance += truth.appears() * (1 - truth.appears());
        observed += BOX.containsKey(truth.gameId() + truth.playerId()) ? 1 : 0;
      }
    }
    assertThat((observed - expected) / Math.sqrt(variance)).isBetween(-3.5, 3.5);
  }

  @Test
  void whoKnowsTheLatentStatesBeatsTheMeanOfTheLastTenGames() {
    Map<String, Double> median = new HashMap<>();
    for (TrueProp truth : truths) {
      if (truth.market() == Market.POINTS) {
        median.put(truth.gameId() + truth.playerId(), (double) truth.count().median());
      }
    }
    Map<String, Deque<Integer>> history = new HashMap<>();
    double known = 0;
    double lastTen = 0;
    int count = 0;
    for (NamedCsvRecord row : rows) {
      String player = row.getField("player_id");
      Deque<Integer> games = history.computeIfAbsent(player, id -> new ArrayDeque<>());
      Double truth = median.get(row.getField("game_id") + player);
      int points = number(row, "pts");
      if (games.size() == 10 && truth != null) {
        double mean = games.stream().mapToInt(Integer::intValue).average().orElseThrow();
        known += Math.abs(points - truth);
        lastTen += Math.abs(points - mean);
        count++;
      }
      games.addLast(points);
      if (games.size() > 10) {
        games.removeFirst();
      }
    }
    assertThat(count).isGreaterThan(5_000);
    assertThat(known).isLessThan(0.93 * lastTen);
  }
}
