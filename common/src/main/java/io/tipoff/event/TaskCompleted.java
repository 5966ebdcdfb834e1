package io.tipoff.event;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.tipoff.digest.Digests;
import io.tipoff.run.RunState;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run of a task has ended and the ledger says so. Told by the outbox row that was written in the
 * same transaction.
 *
 * @param asOf cut-off of a per-revision task
 * @param runId number of the run in its ledger; at least 1
 * @param outcome terminal state of the run
 * @param version digest of the slice versions that the run left behind; 64 hex digits
 * @param counts named counts, none negative; kept in the order of their names
 * @param changedPlayers ids of the players whose rows changed, ascending; empty says nothing
 *     narrower than the whole slate
 */
public record TaskCompleted(
    @JsonPropertyDescription("Phase of the task.") Phase phase,
    @JsonPropertyDescription("Kebab-case name of the task.") String task,
    @JsonPropertyDescription("Slate the run is about.") Slate slate,
    @JsonPropertyDescription("Half of the slate's day.") Pass pass,
    @JsonPropertyDescription("Cut-off of a per-revision task: facts are strictly before it.")
        Optional<Instant> asOf,
    @JsonPropertyDescription("Number of the run in its ledger.") long runId,
    @JsonPropertyDescription("Terminal state of the run.") RunState outcome,
    @JsonPropertyDescription("SHA-256 over the slice versions that the run left behind.")
        String version,
    @JsonPropertyDescription("Named counts of the run.") Map<String, Long> counts,
    @JsonPropertyDescription("Players whose rows changed; empty means the whole slate.")
        List<String> changedPlayers)
    implements TipoffEvent {

  public TaskCompleted {
    String event = "TaskCompleted";
    Checks.present(phase, event, "phase");
    Checks.matching(task, Checks.NAME, event, "task");
    Checks.present(slate, event, "slate");
    Checks.present(pass, event, "pass");
    Checks.present(asOf, event, "asOf");
    if (runId < 1) {
      throw Checks.invalid(event, "runId", runId + " is not a run's number");
    }
    Checks.present(outcome, event, "outcome");
    if (!outcome.isTerminal()) {
      throw Checks.invalid(event, "outcome", outcome + " is not the end of a run");
    }
    Checks.matching(version, Checks.DIGEST, event, "version");
    counts = sorted(Checks.present(counts, event, "counts"));
    for (String player : Checks.present(changedPlayers, event, "changedPlayers")) {
      Checks.matching(player, Checks.TOKEN, event, "changedPlayers");
    }
    changedPlayers = changedPlayers.stream().sorted().distinct().toList();
  }

  private static Map<String, Long> sorted(Map<String, Long> counts) {
    TreeMap<String, Long> sorted = new TreeMap<>();
    counts.forEach(
        (name, count) -> {
          Checks.present(count, "TaskCompleted", "counts." + name);
          Checks.notNegative(count, "TaskCompleted", "counts." + name);
          sorted.put(name, count);
        });
    return Collections.unmodifiableMap(sorted);
  }

  @Override
  public String topic() {
    return phase.topic();
  }

  @Override
  public String key() {
    return slate.toString();
  }

  @Override
  public String id() {
    String cutOff = asOf.map(Instant::toString).orElse("-");
    return Digests.sha256(
        String.join("|", slate.toString(), pass.name(), cutOff, task, outcome.name(), version));
  }
}
