package io.tipoff.grade.accuracy;

import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.warehouse.TableRows;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Says after each slate how good the systems are so far, and in what health. */
@Singleton
final class AccuracyTask implements Task {

  static final String NAME = "accuracy";

  @Override
  public TaskDeclaration declaration() {
    return TaskDeclaration.postgame(
            NAME,
            Phase.GRADE,
            List.of(
                Input.optional("grades.system_day", Relation.SAME_SLATE, "grade-predictions"),
                Input.optional("grades.baseline_day", Relation.SAME_SLATE, "score-rows"),
                Input.optional("grades.system_day", Relation.EARLIER_SLATES, "grade-predictions"),
                Input.optional("grades.baseline_day", Relation.EARLIER_SLATES, "score-rows")))
        .writing(AccuracyRow.TABLE, HealthRow.TABLE);
  }

  @Override
  public TaskOutput run(RunContext context) {
    LocalDate slate = context.slate().date();
    List<AccuracyRow> rows = new ArrayList<>();
    List<HealthRow> health = new ArrayList<>();
    SystemDays.read(context.warehouse(), context.asOf(), slate)
        .forEach(
            (group, days) -> {
              rows.addAll(rows(group, slate, days));
              HealthRow.of(group, slate, days).ifPresent(health::add);
            });
    if (rows.isEmpty()) {
      return new TaskOutput.NoData("no system has predicted up to " + context.slate());
    }
    return TaskOutput.rows(
        TableRows.of(AccuracyRow.TABLE, AccuracyRow.class, rows),
        TableRows.of(HealthRow.TABLE, HealthRow.class, health));
  }

  private static List<AccuracyRow> rows(
      SystemDays.Group group, LocalDate slate, List<AccuracyDay> days) {
    String season = days.getLast().season();
    List<AccuracyRow> rows = new ArrayList<>();
    for (Span span : Span.values()) {
      List<AccuracyDay> counted =
          days.stream()
              .filter(day -> span.contains(day.date(), day.season(), slate, season))
              .toList();
      if (!counted.isEmpty()) {
        rows.add(AccuracyRows.of(group, span, slate, counted));
      }
    }
    return rows;
  }
}
