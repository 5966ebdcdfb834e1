package io.tipoff.dispatch;

import io.tipoff.archive.Archive;
import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
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
      int inputs = entry.scope().lastIndexOf('/');
      return new Kept(
          TaskScope.parse(entry.scope().substring(0, inputs)),
          entry.scope().substring(inputs + 1),
          entry);
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
