package io.tipoff.predict.training;

import io.tipoff.digest.Digests;
import io.tipoff.predict.feature.FeatureRows;
import io.tipoff.predict.feature.Subject;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
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
import java.util.Arrays;
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

  private static final Sql OF_PLAYERS = Sql.of(TrainingRows.class, "rows-of-players.sql");

  /** Markets whose outcomes they hold. */
  public static final List<Market> MARKETS =
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
    return of(names, context, ROWS, instant, date, instant, date, (long) history);
  }

  /** What reading them rests on. */
  public static List<Input> inputs() {
    return List.of(
        Input.critical("features.player_game", Relation.EARLIER_SLATES, "feature-rows"),
        Input.critical("analytics.player_game", Relation.EARLIER_SLATES, "player-game-summary"));
  }

  /**
   * Reads, in one query, those of the players who have a row in the context's revision: rows of
   * earlier revisions and dates, outcomes known strictly before the revision's as-of.
   *
   * @param history earlier games that a row's player must have had
   */
  public static TrainingRows ofPlayersAt(RunContext context, List<String> names, int history) {
    Instant asOf = context.asOf();
    LocalDate date = context.slate().date();
    return of(names, context, OF_PLAYERS, asOf, asOf, date, asOf, date, (long) history);
  }

  private static TrainingRows of(
      List<String> names, RunContext context, Sql sql, Object... parameters) {
    List<Column> columns = FeatureRows.columns(names);
    int first = columns.size();
    MARKETS.forEach(
        market -> columns.add(Column.required("outcome_" + market.id(), ColumnType.INT64)));
    List<Object[]> values = context.warehouse().queryRows(sql, columns, parameters);
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

  /** Those from a date on, in the same order; the digest stays that of all. */
  public TrainingRows since(LocalDate date) {
    List<Subject> subjects = features.subjects();
    int first = 0;
    while (first < subjects.size() && subjects.get(first).gameDate().isBefore(date)) {
      first++;
    }
    Map<Market, long[]> later = new EnumMap<>(Market.class);
    for (Market market : MARKETS) {
      later.put(market, Arrays.copyOfRange(outcomes.get(market), first, subjects.size()));
    }
    return new TrainingRows(
        features.where(subject -> !subject.gameDate().isBefore(date)),
        later,
        otherContract,
        digest);
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
