package io.tipoff.dispatch;

import io.tipoff.ledger.HaltLedger;
import io.tipoff.ledger.SliceLedger.Reader;
import io.tipoff.run.Input;
import io.tipoff.run.Need;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.SourceSlice;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tasks of this process, by name. */
public final class TaskCatalog {

  private final Map<String, Task> tasks = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException naming the task if two share a name, if it reads of its own
   *     slate what comes of what it writes, such tasks would wait for each other for ever, if it
   *     reads of another what that one does not write, or, where all phases are in this process, if
   *     nobody is there who would write it
   */
  public TaskCatalog(Collection<Task> tasks) {
    tasks.stream()
        .sorted(
            java.util.Comparator.comparing((Task task) -> task.declaration().phase())
                .thenComparing(task -> task.declaration().name()))
        .forEach(
            task -> {
              Declared declared = new Declared(task.declaration(), task);
              if (this.tasks.put(declared.declaration().name(), declared) != null) {
                throw new IllegalArgumentException(
                    "two tasks are named " + declared.declaration().name());
              }
            });
    this.tasks.keySet().forEach(name -> refuseCycle(name, List.of()));
    this.tasks.values().forEach(this::refuseWhatNobodyWrites);
  }

  /** A writer that is not here may be a source or an operator, or another process's. */
  private void refuseWhatNobodyWrites(Task reader) {
    boolean whole = phases().size() == Phase.values().length;
    for (Input input : reader.declaration().inputs()) {
      for (String name : input.writers()) {
        Task writer = tasks.get(name);
        boolean written =
            writer == null
                ? !whole || comesFromOutside(input)
                : isWritten(input.table(), writer.declaration());
        if (!written) {
          throw new IllegalArgumentException(
              reader.declaration().name()
                  + " reads "
                  + input.table()
                  + " of "
                  + name
                  + (writer == null ? ", which is no task" : ", which does not write it"));
        }
      }
    }
  }

  private static boolean comesFromOutside(Input input) {
    return input.table().startsWith(SourceSlice.ARCHIVED) || input.equals(HaltLedger.INPUT);
  }

  private static boolean isWritten(String artefact, TaskDeclaration writer) {
    return writer.artefacts().contains(artefact)
        || writer.tables().stream().anyMatch(table -> table.qualifiedName().equals(artefact));
  }

  private void refuseCycle(String name, List<String> readers) {
    List<String> path = new ArrayList<>(readers);
    path.add(name);
    if (readers.contains(name)) {
      throw new IllegalArgumentException(
          "tasks feed themselves: "
              + String.join(" reads ", path.subList(path.indexOf(name), path.size())));
    }
    Task task = tasks.get(name);
    if (task != null) {
      task.declaration().inputs().stream()
          .filter(input -> input.relation() != Relation.EARLIER_SLATES)
          .flatMap(input -> input.writers().stream())
          .forEach(writer -> refuseCycle(writer, path));
    }
  }

  /** A task whose declaration is made once: looks ask for it thousands of times a slate. */
  private record Declared(TaskDeclaration declaration, Task task) implements Task {

    @Override
    public TaskOutput run(RunContext context) {
      return task.run(context);
    }
  }

  /** A task by its name. */
  public Task task(String name) {
    Task task = tasks.get(name);
    if (task == null) {
      throw new IllegalArgumentException("no task " + name + "; known: " + tasks.keySet());
    }
    return task;
  }

  /** A task of this process; empty for a source, an operator or another process's task. */
  Optional<Task> find(String name) {
    return Optional.ofNullable(tasks.get(name));
  }

  /** All tasks, in the order of their phases. */
  public List<Task> tasks() {
    return List.copyOf(tasks.values());
  }

  /** Tables that the tasks declare to write, each once. */
  public List<Table> tables() {
    Map<String, Table> tables = new LinkedHashMap<>();
    for (Task task : tasks.values()) {
      for (Table table : task.declaration().tables()) {
        Table other = tables.putIfAbsent(table.qualifiedName(), table);
        if (other != null && !other.equals(table)) {
          throw new IllegalArgumentException(
              "table " + table.qualifiedName() + " is declared in two ways");
        }
      }
    }
    return List.copyOf(tables.values());
  }

  /**
   * Whether a slate may go on while a task runs: it runs per revision, and what reads it on its
   * slate runs once, can do without it, and so waits for it ({@link Look#of}). Later slates that
   * read it wait by themselves ({@link EarlierSlates}).
   */
  boolean isLeftRunning(String task) {
    return task(task).declaration().perRevision()
        && tasks.values().stream().allMatch(reader -> canWaitFor(task, reader.declaration()));
  }

  private static boolean canWaitFor(String task, TaskDeclaration reader) {
    return reader.inputs().stream()
        .filter(input -> input.relation() != Relation.EARLIER_SLATES)
        .filter(input -> input.writers().contains(task))
        .allMatch(input -> !reader.perRevision() && input.need() != Need.CRITICAL);
  }

  /** Who reads, once a slate, what of earlier slates. */
  List<Reader> readersOfEarlierSlates() {
    List<Reader> readers = new ArrayList<>();
    for (Task task : tasks.values()) {
      TaskDeclaration declaration = task.declaration();
      for (Input input : declaration.inputs()) {
        if (!declaration.perRevision() && input.relation() == Relation.EARLIER_SLATES) {
          input.writers().stream()
              .map(writer -> new Reader(input.table(), writer, declaration.name()))
              .forEach(readers::add);
        }
      }
    }
    return readers;
  }

  /** Phase of each task. */
  Map<String, Phase> phaseOf() {
    return tasks.values().stream()
        .map(Task::declaration)
        .collect(Collectors.toMap(TaskDeclaration::name, TaskDeclaration::phase));
  }

  /** The phases that have tasks here. */
  public List<Phase> phases() {
    return tasks.values().stream().map(task -> task.declaration().phase()).distinct().toList();
  }

  /** Scopes of a task on a slate: one, or one per planned as-of. */
  static List<TaskScope> scopes(Task task, Slate slate, List<Instant> planned) {
    var declaration = task.declaration();
    if (!declaration.perRevision()) {
      return List.of(
          new TaskScope(declaration.name(), slate, declaration.pass(), Optional.empty()));
    }
    List<TaskScope> scopes = new ArrayList<>(planned.size());
    for (Instant asOf : planned) {
      scopes.add(new TaskScope(declaration.name(), slate, declaration.pass(), Optional.of(asOf)));
    }
    return scopes;
  }
}
