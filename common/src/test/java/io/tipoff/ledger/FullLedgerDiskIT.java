package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.mutiny.Uni;
import io.tipoff.embedded.EmbeddedPostgres;
import io.tipoff.embedded.SmallDisk;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.run.Asked;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger whose PostgreSQL has no room left says so, loses nothing and goes on once it has. */
class FullLedgerDiskIT {

  private static final Instance INSTANCE = new Instance("local", "first");
  private static final Duration LEASE = Duration.ofMinutes(3);
  private static final int MOST = 5_000;

  @TempDir Path folder;

  @Test
  @Tag("RES-13")
  void namesItKeepsWhatItHadAndGoesOnOnceThereIsRoom() throws IOException {
    try (SmallDisk disk = SmallDisk.at(folder, "256m");
        EmbeddedPostgres server =
            EmbeddedPostgres.start(disk.folder().resolve("postgres"), 0, true)) {
      Pool pool =
          TestLedger.empty(
              new TestLedger.Address(server.reactiveUrl(), server.username(), server.password()));
      TestLedger.Parts ledger = TestLedger.Parts.of(pool);
      await(ledger.instances().enter(INSTANCE));
      await(claim(ledger, 0));
      disk.fill();

      int[] next = {1};
      TipoffException full =
          catchThrowableOfType(
              TipoffException.class,
              () -> {
                for (; next[0] < MOST; next[0]++) {
                  await(claim(ledger, next[0]));
                }
              });

      assertThat(full.category()).isEqualTo(FailureCategory.TRANSIENT);
      assertThat(full).hasMessageContaining("No space left on device");
      assertThat(full.remedy()).startsWith("Make room on the disk of PostgreSQL");
      disk.empty();
      assertThat(await(claim(ledger, next[0]))).isInstanceOf(Claim.Granted.class);
      assertThat(await(ledger.runs().latest(MOST + 1))).hasSize(next[0] + 1);
      await(pool.close());
    }
  }

  /** Of a date each, so that none meets another. */
  private static Uni<Claim> claim(TestLedger.Parts ledger, int day) {
    TaskScope scope =
        new TaskScope(
            "score",
            new Slate("nba", LocalDate.of(2000, 1, 1).plusDays(day)),
            Pass.POSTGAME,
            Optional.empty());
    return ledger
        .runs()
        .claim(
            new ScopeDecision.Start(scope, "digest", 1, false, List.of(), "", Asked.SWEEP),
            Phase.GRADE,
            INSTANCE,
            LEASE);
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
