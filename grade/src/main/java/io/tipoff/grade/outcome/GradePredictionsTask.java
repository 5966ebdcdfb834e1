package io.tipoff.grade.outcome;

import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.EnabledSystems;
import io.tipoff.slate.Phase;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.TableRows;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Grades what was predicted for a slate, once its games are over. */
@Singleton
final class GradePredictionsTask implements Task {

  static final String NAME = "grade-predictions";

  private static final Sql PREDICTIONS = Sql.of(GradePredictionsTask.class, "last_revisions.sql");

  private final TaskDeclaration declaration;

  /**
   * @param systems ids of the systems whose predictions are waited for
   */
  GradePredictionsTask(
      @ConfigProperty(name = EnabledSystems.SETTING, defaultValue = EnabledSystems.DEFAULT)
          List<String> systems) {
    String[] writers = systems.stream().map(system -> "predict-" + system).toArray(String[]::new);
    this.declaration =
        TaskDeclaration.postgame(
                NAME,
                Phase.GRADE,
                List.of(
                    Input.optional("predictions.prediction", Relation.ALL_REVISIONS, writers),
                    Input.optional("predictions.pick", Relation.ALL_REVISIONS, writers),
                    Input.optional("grades.scored_row", Relation.SAME_SLATE, "score-rows"),
                    Input.optional("raw.player_box", Relation.SAME_SLATE, "load-box-scores"),
                    Input.optional("raw.game_result", Relation.SAME_SLATE, "load-results"),
                    Input.critical("raw.game", Relation.SAME_SLATE, "load-games"),
                    Input.optional("raw.prop_quote", Relation.SAME_SLATE, "load-quotes")))
            .writing(Grade.TABLE, SystemDay.TABLE, PickBandDay.TABLE);
  }

  @Override
  public TaskDeclaration declaration() {
    return declaration;
  }

  @Override
  public TaskOutput run(RunContext context) {
    Instant asOf = context.asOf();
    LocalDate date = context.slate().date();
    List<PlacedPick> placed =
        context.query(PREDICTIONS, PlacedPick.class, asOf, asOf, date, asOf, date);
    if (placed.isEmpty()) {
      return new TaskOutput.NoData("nothing was predicted for " + context.slate());
    }
    SlateFacts facts = SlateFacts.read(context);
    Grading grading = new Grading(facts);
    List<Grade> grades = placed.stream().map(grading::grade).toList();
    return TaskOutput.rows(
            TableRows.of(Grade.TABLE, Grade.class, grades),
            TableRows.of(SystemDay.TABLE, SystemDay.class, SystemDays.of(grades, facts.scored())),
            TableRows.of(PickBandDay.TABLE, PickBandDay.class, PickBands.of(grades)))
        .counting(counts(grades));
  }

  private static Map<String, Long> counts(List<Grade> grades) {
    Map<Result, Long> byResult = new EnumMap<>(Result.class);
    grades.forEach(grade -> byResult.merge(grade.result(), 1L, Long::sum));
    Map<String, Long> counts = new TreeMap<>();
    byResult.forEach((result, count) -> counts.put(result.name().toLowerCase(Locale.ROOT), count));
    return counts;
  }
}
