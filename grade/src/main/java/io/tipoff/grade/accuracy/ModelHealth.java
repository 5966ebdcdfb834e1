package io.tipoff.grade.accuracy;

import io.tipoff.grade.accuracy.Bootstrap.Interval;
import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a system's bets in a market do against what their prices ask, window by window of {@value
 * #DAYS} days. The bar is the mean no-vig probability of the sides that were taken. The state gets
 * worse by one step in a window whose interval lies wholly below the bar, and better by one in a
 * window whose interval lies wholly above it; any other window, and one of few bets, leaves it.
 *
 * @param since first date of the window that brought the state
 * @param from first date of the latest window with enough bets; null where there was none
 * @param to its last date
 * @param bets won and lost in it
 * @param excess hit rate less the bar in it; {@code low} and {@code high} are its 95 % interval
 */
public record ModelHealth(
    Origin origin,
    String system,
    Market market,
    State state,
    LocalDate since,
    LocalDate from,
    LocalDate to,
    long bets,
    Double excess,
    Double low,
    Double high) {

  /** Days of a window. */
  public static final int DAYS = 14;

  /** Won and lost bets below which a window says nothing. */
  public static final long LEAST_BETS = 100;

  private static final Set<Sum> BETS = EnumSet.of(Sum.WINS, Sum.LOSSES, Sum.NO_VIG);

  /** How a system does, from good to bad; or that nobody can say yet. */
  public enum State {
    HEALTHY,
    WATCH,
    DEGRADING,
    BLOCKED,
    INSUFFICIENT_DATA;

    private State worse() {
      return switch (this) {
        case HEALTHY -> WATCH;
        case WATCH -> DEGRADING;
        case DEGRADING, BLOCKED -> BLOCKED;
        case INSUFFICIENT_DATA -> throw new IllegalStateException("not judged yet");
      };
    }

    private State better() {
      return switch (this) {
        case HEALTHY, WATCH -> HEALTHY;
        case DEGRADING -> WATCH;
        case BLOCKED -> DEGRADING;
        case INSUFFICIENT_DATA -> throw new IllegalStateException("not judged yet");
      };
    }
  }

  /** A window and what was found in it. */
  private record Window(LocalDate from, LocalDate to, Totals totals, Interval interval) {}

  /**
   * The state after all windows that are over; empty if the system never bet in the market.
   *
   * @param days in order
   */
  static Optional<ModelHealth> of(SystemDays.Group group, List<AccuracyDay> days) {
    List<AccuracyDay> bet =
        days.stream().filter(day -> Sum.WINS.of(day) + Sum.LOSSES.of(day) > 0).toList();
    if (bet.isEmpty()) {
      return Optional.empty();
    }
    State state = State.INSUFFICIENT_DATA;
    LocalDate since = bet.getFirst().date();
    Window last = null;
    for (Window window : windows(bet, days.getLast().date())) {
      State next = after(state, window.interval());
      if (next != state) {
        state = next;
        since = window.from();
      }
      last = window;
    }
    return Optional.of(health(group, state, since, last));
  }

  private static State after(State state, Interval interval) {
    State before = state == State.INSUFFICIENT_DATA ? State.HEALTHY : state;
    if (interval.high() < 0) {
      return before.worse();
    }
    return interval.low() > 0 ? before.better() : before;
  }

  /** Windows, one after another from the first bet on, that are over and hold enough bets. */
  private static List<Window> windows(List<AccuracyDay> bet, LocalDate end) {
    List<Window> windows = new ArrayList<>();
    int first = 0;
    while (first < bet.size()) {
      LocalDate from = bet.get(first).date();
      LocalDate to = from.plusDays(DAYS - 1);
      int next = first;
      while (next < bet.size() && !bet.get(next).date().isAfter(to)) {
        next++;
      }
      List<AccuracyDay> in = bet.subList(first, next);
      Totals totals = Totals.of(in);
      if (!to.isAfter(end) && totals.decided() >= LEAST_BETS) {
        Interval interval = Bootstrap.of(in, BETS).of(Totals::excess);
        if (interval.low() != null) {
          windows.add(new Window(from, to, totals, interval));
        }
      }
      first = next;
    }
    return windows;
  }

  private static ModelHealth health(
      SystemDays.Group group, State state, LocalDate since, Window last) {
    return new ModelHealth(
        group.origin(),
        group.system(),
        group.market(),
        state,
        since,
        last == null ? null : last.from(),
        last == null ? null : last.to(),
        last == null ? 0 : last.totals().decided(),
        last == null ? null : last.totals().excess(),
        last == null ? null : last.interval().low(),
        last == null ? null : last.interval().high());
  }
}
