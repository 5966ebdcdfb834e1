package io.tipoff.validation;

import io.tipoff.warehouse.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A rule with what follows from breaking it. Warns unless told otherwise.
 *
 * @param keepsOut whether the rows at fault are kept out of the table, rather than only told of;
 *     for rules of single rows
 * @param errorAbove share of what was checked that may be at fault before it is an error whatever
 *     the severity; 1 for no bound. One or two are never beyond it
 * @param remedy what to do about a finding, as a sentence
 */
public record Check(
    Rule rule, Severity severity, boolean keepsOut, double errorAbove, String remedy) {

  private static final String DEFAULT_REMEDY =
      "Compare with what the table is made from; mend it there and replay the slate.";

  /** Share of rows kept out beyond which something else is wrong than single rows. */
  private static final double MOST_KEPT_OUT = 0.1;

  public Check {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(remedy, "remedy");
    if (keepsOut && !(rule instanceof RowRule)) {
      throw new IllegalArgumentException(rule.name() + " is not about single rows");
    }
    if (errorAbove < 0 || errorAbove > 1) {
      throw new IllegalArgumentException(rule.name() + ": " + errorAbove + " is not a share");
    }
  }

  private static Check of(Rule rule) {
    return new Check(rule, Severity.WARNING, false, 1, DEFAULT_REMEDY);
  }

  /** A number, or a sum such as {@code p_over + p_under}, lies from {@code low} to {@code high}. */
  public static Check range(String sum, double low, double high) {
    return of(new RowRule.Range(Sum.parse(sum), low, high));
  }

  /** A number is exactly a sum such as {@code 2 field_goals_made + threes_made}. */
  public static Check identity(String column, String sum) {
    return identity(column, sum, 0);
  }

  /** A number is a sum, give or take a tolerance. */
  public static Check identity(String column, String sum, double tolerance) {
    return of(new RowRule.Identity(column, Sum.parse(sum), tolerance));
  }

  /** One number, date or instant is not beyond another. */
  public static Check atMost(String column, String other) {
    return of(new RowRule.Order(column, other, false));
  }

  /** One instant or date comes before another. */
  public static Check before(String column, String other) {
    return of(new RowRule.Order(column, other, true));
  }

  /** A text has the form of a regular expression. */
  public static Check form(String column, String pattern) {
    return of(new RowRule.Form(column, pattern));
  }

  /** Rows became known so long before the beginning of their date, or after it, and no longer. */
  public static Check fresh(String date, Duration early, Duration late) {
    return of(new RowRule.Fresh(date, early, late));
  }

  /** The run writes so many rows. */
  public static Check rows(long low, long high) {
    return of(new SliceRule.Count(low, high));
  }

  /** All rows have one value. */
  public static Check same(String column) {
    return of(new SliceRule.Same(column));
  }

  /** At least a share of the rows has a value. */
  public static Check filled(String column, double share) {
    return of(new SliceRule.Filled(column, share));
  }

  /** Each team of a game has a row, and so has its opponent. */
  public static Check bothSides(String game, String side, String opponent) {
    return of(new SliceRule.Mirrored(game, side, opponent, List.of(), List.of(), 0));
  }

  /** As {@link #bothSides}: what one says of itself the other says of its opponent. */
  public Check mirroring(double tolerance, List<String> own, List<String> others) {
    SliceRule.Mirrored sides = (SliceRule.Mirrored) rule;
    return with(
        new SliceRule.Mirrored(
            sides.game(), sides.side(), sides.opponent(), own, others, tolerance));
  }

  /** No two rows share these columns; the table's own key is kept by the warehouse. */
  public static Check unique(String... columns) {
    return of(new GroupRule.Unique(List.of(columns)));
  }

  /** So many rows per game, or whatever else they share. */
  public static Check rowsPer(long low, long high, String... per) {
    return of(new GroupRule.Size(List.of(per), low, high));
  }

  /** So many values of a column per game, or whatever else rows share. */
  public static Check valuesPer(long low, long high, String column, String... per) {
    return of(new GroupRule.Distinct(column, List.of(per), low, high));
  }

  /** A column is not constant over {@code least} rows or more. */
  public static Check varies(long least, String column, String... per) {
    return of(new GroupRule.Varies(column, List.of(per), least));
  }

  /** Of {@code least} rows or more, at most a share has this value. */
  public static Check notMostly(
      double value, double share, long least, String column, String... per) {
    return of(new GroupRule.Mostly(column, value, share, List.of(per), least));
  }

  /** A number spreads over at most {@code most} among the rows that share some columns. */
  public static Check spread(double most, String column, String... per) {
    return of(new GroupRule.Spread(column, List.of(per), most));
  }

  /**
   * No prices of a book are disputed by others: {@link io.tipoff.price.BookPrices}.
   *
   * @param per columns that quotes on one thing share
   */
  public static Check undisputedPrices(String... per) {
    return of(new Undisputed(List.of(per)));
  }

  /** The run has a share of the items it says are expected, and no others. */
  public static Check complete(String item, double share) {
    return of(new RunRule.Delivered(item, share));
  }

  /** The rows are of the schedule's games and teams, each of which has rows. */
  public static Check everyGame(Sql games, String reads, String game, String team) {
    return of(new RunRule.Announced(games, reads, game, team, true));
  }

  /** The rows are of the schedule's games and teams. */
  public static Check onlyGames(Sql games, String reads, String game, String team) {
    return of(new RunRule.Announced(games, reads, game, team, false));
  }

  /** The same, as a note. */
  public Check noted() {
    return new Check(rule, Severity.NOTE, keepsOut, errorAbove, remedy);
  }

  /** The same, as an error: it blocks what reads the slice. */
  public Check asError() {
    return new Check(rule, Severity.ERROR, keepsOut, errorAbove, remedy);
  }

  /** The same, as an error once more than a share is at fault, and no fewer than three. */
  public Check errorAbove(double share) {
    return new Check(rule, severity, keepsOut, share, remedy);
  }

  /** The same, keeping the rows at fault out of the table; an error beyond a tenth of them. */
  public Check quarantining() {
    return new Check(rule, severity, true, MOST_KEPT_OUT, remedy);
  }

  /** The same with another remedy. */
  public Check remedy(String sentence) {
    return new Check(rule, severity, keepsOut, errorAbove, sentence);
  }

  private Check with(Rule other) {
    return new Check(other, severity, keepsOut, errorAbove, remedy);
  }
}
