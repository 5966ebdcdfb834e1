package io.tipoff.audit;

import io.tipoff.run.Input;
import io.tipoff.run.Task;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table of facts that something computed before the games reads.
 *
 * @param ofPlayedGames whether its rows tell of games that were played: then nothing of a slate's
 *     own date may be seen, whenever it was known
 */
public record AuditedFact(Table table, boolean ofPlayedGames) {

  /** The tasks to be audited: what is computed of a revision up to its features. */
  public static List<Task> audited(List<Task> all) {
    return all.stream()
        .filter(task -> task.declaration().perRevision())
        .filter(task -> task.declaration().phase().compareTo(Phase.FEATURES) <= 0)
        .toList();
  }

  /** The versioned tables that audited tasks declare to read, with who writes them. */
  public static List<AuditedFact> readBy(List<Task> audited, List<Task> all) {
    Set<String> read =
        audited.stream()
            .flatMap(task -> task.declaration().inputs().stream())
            .map(Input::table)
            .collect(Collectors.toSet());
    Map<String, AuditedFact> facts = new LinkedHashMap<>();
    for (Task task : all) {
      for (Table table : task.declaration().tables()) {
        if (table.mode() == WriteMode.APPEND && read.contains(table.qualifiedName())) {
          boolean played = task.declaration().pass() == Pass.POSTGAME;
          facts.put(table.qualifiedName(), new AuditedFact(table, played));
        }
      }
    }
    return List.copyOf(facts.values());
  }
}
