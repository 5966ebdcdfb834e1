package io.tipoff.predict.line;

import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Market;
import io.tipoff.warehouse.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a system said of quoted lines of earlier slates, with what followed. */
public final class PastLines {

  private static final Sql PAST = Sql.of(PastLines.class, "past-lines.sql");

  /** Days back within which lines are sought. */
  private static final int DAYS = 365;

  /** The same, as a duration. */
  public static final Duration SPAN = Duration.ofDays(DAYS);

  /**
   * A prediction that had a line and a count that did not fall on it.
   *
   * @param line main line that most books had before the prediction
   * @param distributionOver chance of the over by the distribution alone, pushes left out
   * @param outcome the count that followed
   */
  public record Past(
      String gameId,
      String playerId,
      Market market,
      double line,
      double distributionOver,
      long outcome) {

    public boolean wentOver() {
      return outcome > line;
    }
  }

  private PastLines() {}

  /** What reading them rests on. */
  public static List<Input> inputs(String system) {
    return List.of(
        Input.optional("predictions.prediction", Relation.EARLIER_SLATES, "predict-" + system),
        Input.optional("analytics.player_game", Relation.EARLIER_SLATES, "player-game-summary"));
  }

  /**
   * Those of a system by market, oldest first, in one query: of dates before the slate's,
   * predictions and outcomes known strictly before the instant.
   */
  public static Map<Market, List<Past>> before(RunContext context, String system, Instant instant) {
    LocalDate date = context.slate().date();
    return context
        .query(PAST, Past.class, instant, system, date.minusDays(DAYS), date, instant, date)
        .stream()
        .collect(
            Collectors.groupingBy(
                Past::market, () -> new EnumMap<>(Market.class), Collectors.toList()));
  }
}
