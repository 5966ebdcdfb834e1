package io.tipoff.standalone.conformance;

import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.KernelConfig;
import io.tipoff.notice.Notice;
import io.tipoff.publish.export.ExportSpec;
import io.tipoff.publish.slate.Exports;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskScope;
import io.tipoff.slate.Slate;
import io.tipoff.time.LeagueTime;
import io.tipoff.warehouse.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a task must have, found in what is declared of it and in the kernel that runs it. */
record TaskDuties(Kernel kernel, WakeUpLimits limits, TestSources tests) {

  Subject of(Task task) {
    TaskDeclaration declaration = task.declaration();
    Map<String, Cell> duties = new LinkedHashMap<>();
    duties.put("retry", retry());
    duties.put("breaker", limits.breaker(declaration.phase()));
    duties.put("heartbeat", heartbeat());
    duties.put("run record", runRecord(task));
    duties.put("notification", notification(declaration));
    duties.put("validator", validator(declaration));
    duties.put("tests", tests.of(classOf(task), declaration.name()));
    return new Subject("task", declaration.name(), duties);
  }

  private Cell retry() {
    KernelConfig config = kernel.parts().config();
    return Cell.when(
        config.attempts() > 1,
        config.attempts() + " attempts",
        "tipoff.kernel.attempts is " + config.attempts());
  }

  private Cell heartbeat() {
    return Cell.when(
        kernel.isBeating(),
        "every " + kernel.parts().config().heartbeat().toSeconds() + " s",
        "the kernel's heartbeat does not run");
  }

  /** A task that the kernel does not have is run by nobody who records it. */
  private Cell runRecord(Task task) {
    boolean known =
        kernel.parts().catalog().tasks().stream()
            .anyMatch(other -> other.declaration().name().equals(task.declaration().name()));
    return Cell.when(known, "ledger.run", "the kernel does not know it");
  }

  private Cell notification(TaskDeclaration declaration) {
    Slate any = new Slate("nba", LeagueTime.dateOf(Instant.EPOCH));
    TaskScope scope = new TaskScope(declaration.name(), any, declaration.pass(), Optional.empty());
    Notice notice = Kernel.noticeOfFailure(scope, 0, "");
    return Cell.yes(notice.signature());
  }

  private static Cell validator(TaskDeclaration declaration) {
    List<String> without =
        declaration.tables().stream()
            .filter(table -> table.checks().isEmpty())
            .map(Table::qualifiedName)
            .toList();
    List<String> unknown =
        declaration.artefacts().stream()
            .filter(
                artefact ->
                    Exports.all().stream().map(ExportSpec::artefact).noneMatch(artefact::equals))
            .toList();
    if (!without.isEmpty() || !unknown.isEmpty()) {
      return Cell.no(
          "nothing is checked of "
              + String.join(", ", without)
              + (without.isEmpty() || unknown.isEmpty() ? "" : ", ")
              + String.join(", ", unknown));
    }
    int checks = declaration.tables().stream().mapToInt(table -> table.checks().size()).sum();
    int files = declaration.artefacts().size();
    if (checks + files == 0) {
      return Cell.needless("it writes nothing");
    }
    return Cell.yes(
        (checks == 0 ? "" : checks + " checks")
            + (checks == 0 || files == 0 ? "" : ", ")
            + (files == 0 ? "" : files + " schemas"));
  }

  /** The class as it was written, without what the container puts around it. */
  private static Class<?> classOf(Task task) {
    Class<?> type = task.getClass();
    while (type.isSynthetic() || type.getSimpleName().contains("_")) {
      type = type.getSuperclass();
    }
    return type;
  }
}
