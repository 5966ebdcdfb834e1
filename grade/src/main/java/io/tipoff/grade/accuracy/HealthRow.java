package io.tipoff.grade.accuracy;

import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.validation.Check;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A {@link ModelHealth} as it was after a slate.
 *
 * @param slateDate last date that is counted
 * @param windowFrom first date of the latest window with enough bets; null where there was none
 * @param windowTo its last date
 */
record HealthRow(
    LocalDate slateDate,
    Origin origin,
    String system,
    Market market,
    ModelHealth.State state,
    LocalDate since,
    LocalDate windowFrom,
    LocalDate windowTo,
    long bets,
    Double excess,
    Double excessLow,
    Double excessHigh,
    Instant knownAt) {

  /** Where these rows are kept, one set per slate. */
  static final Table TABLE =
      Table.of(
              "grades",
              "model_health",
              HealthRow.class,
              WriteMode.APPEND,
              "slate_date",
              "origin",
              "system",
              "market")
          .partitionedBy("slate_date")
          .checked(
              Check.atMost("since", "slate_date").asError(),
              Check.atMost("window_from", "window_to").asError(),
              Check.atMost("excess_low", "excess_high").asError(),
              Check.range("excess", -1, 1).asError());

  /** Empty if the system never bet in the market. */
  static Optional<HealthRow> of(SystemDays.Group group, LocalDate slate, List<AccuracyDay> days) {
    Instant knownAt = days.stream().map(AccuracyDay::knownAt).max(Instant::compareTo).orElseThrow();
    return ModelHealth.of(group, days)
        .map(
            health ->
                new HealthRow(
                    slate,
                    group.origin(),
                    group.system(),
                    group.market(),
                    health.state(),
                    health.since(),
                    health.from(),
                    health.to(),
                    health.bets(),
                    health.excess(),
                    health.low(),
                    health.high(),
                    knownAt));
  }
}
