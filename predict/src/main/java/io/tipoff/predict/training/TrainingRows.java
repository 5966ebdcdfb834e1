package io.tipoff.predict.training;

import io.tipoff.digest.Digests;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.feature.Subject;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.Column;
import io.tipoff.warehouse.ColumnType;
import io.tipoff.warehouse.Sql;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Past feature rows with what followed, in order of date, game and player: each row as its last
 * revision before the game saw it, each outcome as known strictly before the training instant.
 *
 * @param features all of one contract, the latest row's
 * @param outcomes by market, in the rows' order
 * @param otherContract rows left out because they follow another contract
 * @param digest SHA-256 over keys, feature rows and outcomes
 */
public record TrainingRows(
    FeatureRows features, Map<Market, long[]> outcomes, long otherContract, String digest) {

  private static final Sql ROWS = Sql.of(TrainingRows.class, "training-rows.sql");

  private static final List<Market> MARKETS =
      List.of(Market.POINTS, Market.REBOUNDS, Market.ASSISTS, Market.THREES, Market.PRA);

  /**
   * Reads them in one query.
   *
   * @param instant training instant
   * @param date slate's date; rows and outcomes are of earlier dates
   * @param history earlier games that a row's player must have had
   */
  static TrainingRows read(
      RunContext context, List<String> names, Instant instant, LocalDate date, int history) {
    List<Column> columns = FeatureRows.columns(names);
    int first = columns.size();
    MARKETS.forEach(
        market -> columns.add(Column.required("outcome_" + market.id(), ColumnType.INT64)));
    List<Object[]> values =
        context
            .warehouse()
            .queryRows(ROWS, columns, instant, date, instant, instant, date, (long) history);
    FeatureRows.sort(values);
    FeatureRows all = FeatureRows.of(names, values);
    String contract = all.size() == 0 ? "" : all.subjects().getLast().contractDigest();
    List<Object[]> kept = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      if (all.subjects().get(i).contractDigest().equals(contract)) {
        kept.add(values.get(i));
      }
    }
    FeatureRows features =
        kept.size() == all.size() ? all : all.where(s -> s.contractDigest().equals(contract));
    Map<Market, long[]> outcomes = new EnumMap<>(Market.class);
    for (int m = 0; m < MARKETS.size(); m++) {
      int at = first + m;
      outcomes.put(MARKETS.get(m), kept.stream().mapToLong(row -> (Long) row[at]).toArray());
    }
    return new TrainingRows(
        features, outcomes, all.size() - kept.size(), digest(features, outcomes));
  }

  private static String digest(FeatureRows features, Map<Market, long[]> outcomes) {
    MessageDigest sha = Digests.newSha256();
    ByteBuffer numbers = ByteBuffer.allocate(Long.BYTES * MARKETS.size());
    for (int i = 0; i < features.size(); i++) {
      Subject subject = features.subjects().get(i);
      String key = subject.gameId() + '|' + subject.playerId() + '|' + subject.rowDigest();
      sha.update(key.getBytes(StandardCharsets.UTF_8));
      numbers.clear();
      for (Market market : MARKETS) {
        numbers.putLong(outcomes.get(market)[i]);
      }
      sha.update(numbers.array());
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  public int size() {
    return features.size();
  }

  /** Contract that all rows follow. */
  public String contractDigest() {
    return features.subjects().getLast().contractDigest();
  }

  public LocalDate firstDate() {
    return features.subjects().getFirst().gameDate();
  }

  public LocalDate lastDate() {
    return features.subjects().getLast().gameDate();
  }
}
