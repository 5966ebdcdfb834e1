package io.tipoff.publish.slate;

import io.tipoff.ledger.HaltLedger;
import io.tipoff.publish.export.ExportSpec;
import io.tipoff.publish.export.Exporter;
import io.tipoff.run.Input;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import jakarta.inject.Singleton;
import java.util.List;

/** Publishes a slate's results, and what follows from them, after its games. */
@Singleton
final class PublishResults implements Task {

  private static final List<ExportSpec<?, ?>> FILES =
      List.of(Exports.RESULTS, Exports.PERFORMANCE, Exports.CALENDAR, Exports.STATUS);

  private final Exporter exporter;

  PublishResults(Exporter exporter) {
    this.exporter = exporter;
  }

  @Override
  public TaskDeclaration declaration() {
    return TaskDeclaration.postgame(
            "publish-results",
            Phase.PUBLISH,
            List.of(
                Input.critical("grades.grade", Relation.SAME_SLATE, "grade-predictions"),
                Input.optional("grades.accuracy", Relation.SAME_SLATE, "accuracy"),
                Input.optional("raw.game_result", Relation.SAME_SLATE, "load-results"),
                Input.ifThere("grades.model_health", Relation.EARLIER_SLATES, "accuracy"),
                HaltLedger.INPUT))
        .producing(FILES.stream().map(ExportSpec::artefact).toArray(String[]::new));
  }

  @Override
  public TaskOutput run(RunContext context) {
    return exporter.publish(context, FILES);
  }
}
