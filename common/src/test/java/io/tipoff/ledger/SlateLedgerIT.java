package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.SlateLedger.Mark;
import io.tipoff.notice.Notice;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long slates stay marked, on a real PostgreSQL. */
class SlateLedgerIT {

  private static final Slate SLATE = Slate.parse("nba/2025-01-15");
  private static final Slate LATER = Slate.parse("nba/2025-01-16");
  private static final Optional<Notice> NOBODY = Optional.empty();
  private static final List<Phase> ALL = List.of(Phase.values());

  private Pool pool;
  private SlateLedger slates;

  @BeforeEach
  void empty() {
    pool = TestLedger.empty();
    slates = new SlateLedger(pool);
  }

  @AfterEach
  void close() {
    await(pool.close());
  }

  @Test
  @Tag("ORC-13")
  void everyPhaseForgetsAMarkByItself() {
    await(slates.markForSweep(LATER, "odds came late"));
    await(slates.markForSweep(SLATE, "a box score was corrected"));
    assertThat(ALL).allSatisfy(phase -> assertThat(marked(phase)).containsExactly(SLATE, LATER));

    await(slates.forget(marks(List.of(Phase.INGEST, Phase.GRADE)).getFirst(), NOBODY));

    assertThat(marked(Phase.INGEST)).containsExactly(LATER);
    assertThat(marked(Phase.GRADE)).containsExactly(LATER);
    assertThat(marked(Phase.PREDICT)).containsExactly(SLATE, LATER);
  }

  @Test
  @Tag("ORC-13")
  void whatWasMarkedAgainIsNotForgotten() {
    await(slates.markForSweep(SLATE, "a box score was corrected"));
    Mark read = marks(ALL).getFirst();
    await(slates.markForSweep(SLATE, "and corrected once more"));

    await(slates.forget(read, NOBODY));
    assertThat(marks(ALL)).extracting(Mark::slate).containsExactly(SLATE);

    await(slates.forget(marks(ALL).getFirst(), NOBODY));
    assertThat(marks(ALL)).isEmpty();
  }

  @Test
  void theLatestComeInTheOrderOfTheirDates() {
    await(
        pool.query(
                "insert into ledger.slate (sport, slate_date)"
                    + " values ('nba', '2025-01-16'), ('nba', '2025-01-14'), ('nba', '2025-01-15')")
            .execute());

    assertThat(await(slates.latest(2))).containsExactly(SLATE, LATER);
  }

  private List<Slate> marked(Phase phase) {
    return marks(List.of(phase)).stream().map(Mark::slate).toList();
  }

  private List<Mark> marks(Collection<Phase> phases) {
    return await(slates.marks(phases));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
