package io.tipoff.dispatch;

import io.tipoff.archive.Archive;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Slate;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Live outputs in the archive, one address for each scope on each version of its inputs. A process
 * that brings them back takes them instead of computing; any other only adds to them.
 */
@Singleton
public final class ArchivedLiveOutputs implements LiveOutputs {

  private static final String SOURCE = "tipoff";
  private static final String KIND = "live";

  private final Archive archive;
  private final SlateClock clock;
  private volatile Map<String, List<Kept>> broughtBack = Map.of();

  public ArchivedLiveOutputs(Archive archive, SlateClock clock) {
    this.archive = archive;
    this.clock = clock;
  }

  /** One that is kept: what a run of the scope on the inputs of this digest came to. */
  public record Kept(TaskScope scope, String inputDigest, Archive.Entry entry) {

    static Kept of(Archive.Entry entry) {
      // sport/date/pass/as-of/task, as TaskScope.key() has it, then the inputs
      String[] piece = entry.scope().split("/");
      TaskScope scope =
          new TaskScope(
              piece[4],
              Slate.parse(piece[0] + "/" + piece[1]),
              Pass.valueOf(piece[2]),
              piece[3].equals("-") ? Optional.empty() : Optional.of(Instant.parse(piece[3])));
      return new Kept(scope, piece[5], entry);
    }
  }

  @Override
  public void keep(ScopeDecision.Start start, TaskOutput output) {
    archive.put(
        SOURCE,
        KIND,
        start.scope().key() + "/" + start.inputDigest(),
        clock.now(),
        OutputJson.write(output));
  }

  /** All that an archive keeps, oldest first. */
  public static List<Kept> all(Archive archive) {
    return archive.all(SOURCE, KIND).stream().map(Kept::of).toList();
  }

  /** All that are kept, oldest first; from here on they are taken instead of computed. */
  public List<Kept> bringBack() {
    List<Kept> all = all(archive);
    Map<String, List<Kept>> byScope = new HashMap<>();
    for (Kept kept : all) {
      byScope.computeIfAbsent(kept.scope().key(), key -> new ArrayList<>()).add(kept);
    }
    broughtBack = byScope;
    return all;
  }

  /** Of these inputs, or else the latest of the scope: nothing is computed in its place. */
  @Override
  public Optional<TaskOutput> of(TaskDeclaration task, ScopeDecision.Start start) {
    List<Kept> kept = broughtBack.getOrDefault(start.scope().key(), List.of());
    return kept.stream()
        .filter(one -> one.inputDigest().equals(start.inputDigest()))
        .reduce((earlier, later) -> later)
        .or(() -> kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast()))
        .map(Kept::entry)
        .map(entry -> OutputJson.read(task, entry.scope(), archive.read(entry)));
  }
}
