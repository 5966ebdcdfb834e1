package io.tipoff.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.ledger.DeadLetterLedger;
import io.tipoff.ledger.OutboxLedger;
import io.tipoff.ledger.RunLedger;
import io.tipoff.run.RunRecord;
import io.tipoff.standalone.StoreDigests;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a replay ends with, when every event that was told has been dealt with. */
@Singleton
class EndState {

  /** Key of the number of runs that finished. */
  static final String RUNS = "runs";

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int ALL = 1_000_000;

  private final StoreDigests digests;
  private final RunLedger runs;
  private final OutboxLedger outbox;
  private final DeadLetterLedger deadLetters;
  private final EventsOnTheirWay events;
  private final Path exports;

  EndState(
      StoreDigests digests,
      RunLedger runs,
      OutboxLedger outbox,
      DeadLetterLedger deadLetters,
      EventsOnTheirWay events,
      @ConfigProperty(name = "tipoff.exports.path") Path exports) {
    this.digests = digests;
    this.runs = runs;
    this.outbox = outbox;
    this.deadLetters = deadLetters;
    this.events = events;
    this.exports = exports;
  }

  /**
   * Waits until nothing is told or heard any more, checks what must hold after any disturbance, and
   * gives the digests of all tables and exports.
   */
  Map<String, String> await() {
    return await(digests, Map.of());
  }

  /**
   * The same of a warehouse that is not the application's.
   *
   * @param letters dead letters that there have to be, by topic
   */
  Map<String, String> await(StoreDigests digests, Map<String, Long> letters) {
    awaitSilence();
    List<RunRecord> all = runs.latest(ALL).await().atMost(PATIENCE);
    assertThat(all).isNotEmpty().allMatch(run -> run.state().isTerminal());
    Map<String, Long> finishes =
        all.stream()
            .filter(run -> run.state().isFinished())
            .collect(Collectors.groupingBy(EndState::work, Collectors.counting()));
    assertThat(finishes.entrySet()).filteredOn(finish -> finish.getValue() > 1).isEmpty();
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(deadLetters.counts().await().atMost(PATIENCE)).isEqualTo(letters));
    Map<String, String> found = new TreeMap<>(digests.of(exports));
    found.put(RUNS, Integer.toString(finishes.size()));
    found.put("done on several inputs", doneAgain(all).toString());
    return found;
  }

  private static SortedSet<String> doneAgain(List<RunRecord> all) {
    SortedSet<String> once = new TreeSet<>();
    SortedSet<String> again = new TreeSet<>();
    all.stream()
        .filter(run -> run.state().isFinished())
        .filter(run -> !once.add(run.scope().key()))
        .forEach(run -> again.add(run.scope().key()));
    return again;
  }

  /** The digests alone, when nothing is told or heard any more. */
  Map<String, String> digests() {
    awaitSilence();
    return digests.of(exports);
  }

  private void awaitSilence() {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(outbox.backlog().await().atMost(PATIENCE).pending()).isZero();
              assertThat(events.count()).isEmpty();
            });
  }

  /** A scope on one version of its inputs: done once, whatever happens. */
  private static String work(RunRecord run) {
    return run.scope() + " on " + run.inputDigest();
  }
}
