package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.tipoff.ledger.SourceLedger.Fault;
import io.tipoff.ledger.SourceLedger.Standing;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose turn it is to ask a source, and how it stands. */
class SourceLedgerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Fault FAULT =
      new Fault("SERVER_ERROR", "it answered 500", "Wait.", List.of("archive.schedule"));

  private static Pool pool;
  private SourceLedger sources;

  @BeforeAll
  static void ledger() {
    pool = TestLedger.empty();
  }

  @AfterAll
  static void close() {
    await(pool.close());
  }

  @BeforeEach
  void empty() {
    await(pool.query("truncate ledger.source").execute());
    sources = new SourceLedger(pool);
  }

  @Test
  void oneOfSeveralTakesATurn() {
    assertThat(await(sources.take("nba-com", "schedule", HOUR))).isTrue();
    assertThat(await(sources.take("nba-com", "schedule", HOUR))).isFalse();
    assertThat(await(sources.take("nba-com", "box-score", HOUR))).isTrue();
  }

  @Test
  void aTurnWhoseHolderDiedIsTakenByAnother() {
    assertThat(await(sources.take("nba-com", "schedule", Duration.ZERO))).isTrue();
    assertThat(await(sources.take("nba-com", "schedule", HOUR))).isTrue();
  }

  @Test
  void whatWasFetchedIsDueAgainAfterItsInterval() {
    await(sources.succeeded("nba-com", "schedule", HOUR));
    assertThat(await(sources.take("nba-com", "schedule", HOUR))).isFalse();

    await(sources.succeeded("nba-com", "schedule", Duration.ZERO));
    assertThat(await(sources.take("nba-com", "schedule", HOUR))).isTrue();
  }

  @Test
  @Tag("ING-01")
  void aKindFailsFromItsFirstFailureToItsNextSuccess() {
    await(sources.failed("nba-com", "schedule", FAULT, Duration.ZERO));
    Instant since = standing().failingSince().orElseThrow();
    await(sources.failed("nba-com", "schedule", FAULT, HOUR));

    assertThat(standing().failingSince()).contains(since);
    assertThat(standing().succeededAt()).isEmpty();
    assertThat(standing())
        .extracting(Standing::outcome, Standing::detail, Standing::remedy)
        .containsExactly("SERVER_ERROR", "it answered 500", "Wait.");

    await(sources.succeeded("nba-com", "schedule", HOUR));
    assertThat(standing().failingSince()).isEmpty();
    assertThat(standing().succeededAt()).isPresent();
  }

  private Standing standing() {
    return await(sources.standings()).getFirst();
  }

  private static <T> T await(Uni<T> asked) {
    return asked.await().atMost(PATIENCE);
  }
}
