package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.digest.Digests;
import io.tipoff.failure.FailureCategory;
import io.tipoff.run.RunState;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.SliceView;
import io.tipoff.run.SourceSlice;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.SteadyClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryWorkLedgerTest {

  private static final Slate SLATE = new Slate("nba", LocalDate.of(2025, 1, 15));
  private static final TaskScope SCOPE =
      new TaskScope("load-games", SLATE, Pass.PREGAME, Optional.empty());
  private static final Instant KNOWN = Instant.parse("2025-01-15T17:00:00Z");

  private final MemoryWorkLedger ledger = new MemoryWorkLedger(new SteadyClock());

  @Test
  void whatASourceAnnouncedIsASliceByIt() {
    ledger.announce(
        List.of(
            new SourceSlice(
                "archive.schedule", "files", SLATE, "version", Digests.sha256("file"), 5, KNOWN)));

    assertThat(slices().slice("archive.schedule", "files", SLATE, Optional.empty()))
        .contains(
            new SliceVersion(
                "archive.schedule", "files", SLATE, Optional.empty(), "version", KNOWN, 5, 0, 0));
  }

  @Test
  void aScopeThatRunsIsNotGivenAgain() {
    claim("inputs", 1);

    assertThat(ledger.claim(start("other inputs", 1), Phase.INGEST).await().indefinitely())
        .isInstanceOf(Claim.Taken.class);
  }

  @Test
  void anAttemptThatWasMadeIsNotGivenAgainButTheNextOneIs() {
    ledger.finish(claim("inputs", 1), failed()).await().indefinitely();

    assertThat(ledger.claim(start("inputs", 1), Phase.INGEST).await().indefinitely())
        .isInstanceOf(Claim.Taken.class);
    assertThat(claim("inputs", 2).runId()).isEqualTo(2);
  }

  @Test
  void aRunEndsOnceAndTheSlicesOfItsEndAreThere() {
    Lease lease = claim("inputs", 1);
    SliceVersion games =
        new SliceVersion(
            "raw.game", "load-games", SLATE, Optional.empty(), "version", KNOWN, 5, 5, 5);

    boolean first = ledger.finish(lease, succeeded(games)).await().indefinitely();
    boolean again =
        ledger.finish(lease, succeeded(games.inError("it is not sound"))).await().indefinitely();

    assertThat(first).isTrue();
    assertThat(again).isFalse();
    assertThat(slices().slice("raw.game", "load-games", SLATE, Optional.empty())).contains(games);
    assertThat(slices().planned(SLATE)).containsExactly(KNOWN, KNOWN.plusSeconds(1));
    assertThat(ledger.runs(SLATE).await().indefinitely())
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.scope()).isEqualTo(SCOPE);
              assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
              assertThat(run.inputDigest()).isEqualTo("inputs");
              assertThat(run.endedAt()).isPresent();
            });
  }

  private Lease claim(String inputs, int attempt) {
    Claim claim = ledger.claim(start(inputs, attempt), Phase.INGEST).await().indefinitely();
    assertThat(claim).isInstanceOf(Claim.Granted.class);
    return ((Claim.Granted) claim).lease();
  }

  private static ScopeDecision.Start start(String inputs, int attempt) {
    return new ScopeDecision.Start(SCOPE, inputs, attempt, List.of());
  }

  private SliceView slices() {
    return ledger.slices().await().indefinitely();
  }

  private static RunEnd succeeded(SliceVersion slice) {
    return new RunEnd(
        RunState.SUCCEEDED,
        Optional.empty(),
        "",
        Map.of(),
        List.of(slice),
        Optional.of(KNOWN + "," + KNOWN.plusSeconds(1)),
        null);
  }

  private static RunEnd failed() {
    return new RunEnd(
        RunState.FAILED,
        Optional.of(FailureCategory.TRANSIENT),
        "it failed",
        Map.of(),
        List.of(),
        Optional.empty(),
        null);
  }
}
