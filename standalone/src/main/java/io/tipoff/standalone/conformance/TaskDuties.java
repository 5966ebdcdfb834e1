package io.tipoff.standalone.conformance;

import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.KernelConfig;
import io.tipoff.notice.Notice;
import io.tipoff.notice.NotifyConfig;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a task must have, found in what is declared of it and in the kernel that runs it. */
record TaskDuties(
    Kernel kernel, WakeUpLimits limits, TestSources tests, NotifyConfig notifications) {

  Subject of(Task task) {
    TaskDeclaration declaration = task.declaration();
    Map<String, Cell> duties = new LinkedHashMap<>();
    duties.put("retry", retry());
    duties.put("breaker", limits.breaker(declaration.phase()));
    duties.put("heartbeat", heartbeat());
    duties.put("run record", runRecord(task));
    duties.put("notification", notification(noticeOfFailure(declaration), notifications));
    duties.put("validator", validator(declaration));
    duties.put("tests", tests.of(classOf(task), declaration));
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

  private static Notice noticeOfFailure(TaskDeclaration declaration) {
    Slate any = Slate.nba(LeagueTime.dateOf(Instant.EPOCH));
    TaskScope scope = new TaskScope(declaration.name(), any, declaration.pass(), Optional.empty());
    return Kernel.noticeOfFailure(scope, 0, "");
  }

  /** Whether somebody is told of a notice, where anybody is told of anything. */
  static Cell notification(Notice notice, NotifyConfig notifications) {
    if (notifications.destinations().isEmpty()) {
      return Cell.needless("tipoff.notify.destinations names nobody");
    }
    Set<String> told =
        switch (notice.severity()) {
          case WARNING -> notifications.warning().orElse(Set.of());
          case CRITICAL -> notifications.critical().orElse(Set.of());
        };
    String severity = notice.severity().name().toLowerCase(Locale.ROOT);
    return Cell.when(
        !told.isEmpty(),
        notice.signature() + " to " + String.join(", ", new TreeSet<>(told)),
        "there are destinations, and tipoff.notify." + severity + " names none");
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
