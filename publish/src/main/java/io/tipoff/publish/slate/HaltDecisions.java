package io.tipoff.publish.slate;

import static io.tipoff.run.RunContext.LATEST;

import io.tipoff.ledger.Halt;
import io.tipoff.publish.export.Halts;
import io.tipoff.publish.export.PublishingHalt;
import io.tipoff.publish.export.PublishingHalt.Reason;
import io.tipoff.run.RunContext;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides of a slate by what people said, then by schedule, predictions and health before it. */
final class HaltDecisions implements Halts {

  /** The worst state of a system in a market, as grades call it. */
  static final String BLOCKED = "BLOCKED";

  private static final Sql FACTS = Sql.of(HaltDecisions.class, "halt-facts.sql");

  /** Days before and after a date in which a season has games, its break for the stars included. */
  private static final int SEASON_DAYS = 10;

  /**
   * What is known of a slate.
   *
   * @param games announced for the date
   * @param near announced for it and some days before and after
   * @param predictions made for the date
   * @param usable of them, of systems that are not blocked in the market
   */
  record Facts(long games, long near, long predictions, long usable) {}

  private final Function<Slate, Optional<Halt>> said;

  /**
   * @param said what people decided of a slate last; may block
   */
  HaltDecisions(Function<Slate, Optional<Halt>> said) {
    this.said = said;
  }

  @Override
  public PublishingHalt of(RunContext context, LocalDate date, List<String> degraded) {
    Facts facts =
        context
            .query(
                FACTS,
                Facts.class,
                date,
                LATEST,
                date.minusDays(SEASON_DAYS),
                date.plusDays(SEASON_DAYS),
                LATEST,
                LATEST,
                date,
                date)
            .getFirst();
    return decide(facts, degraded, said.apply(new Slate(context.slate().sport(), date)));
  }

  static PublishingHalt decide(Facts facts, List<String> degraded, Optional<Halt> said) {
    Optional<Halt> manual = said.filter(Halt::halted);
    if (manual.isPresent()) {
      return new PublishingHalt(Reason.MANUAL, manual.get().reason());
    }
    if (facts.games() == 0) {
      return new PublishingHalt(facts.near() == 0 ? Reason.OFF_SEASON : Reason.NO_GAMES, "");
    }
    if (facts.predictions() == 0 && !degraded.isEmpty()) {
      return new PublishingHalt(Reason.SOURCES_MISSING, String.join("; ", degraded));
    }
    if (facts.predictions() > 0 && facts.usable() == 0) {
      return new PublishingHalt(Reason.ALL_MODELS_BLOCKED, "");
    }
    return PublishingHalt.NONE;
  }
}
