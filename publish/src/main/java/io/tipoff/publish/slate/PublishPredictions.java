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
import io.tipoff.slate.EnabledSystems;
import io.tipoff.slate.Phase;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Publishes a slate's predictions, all revisions gathered, before its games. */
@Singleton
final class PublishPredictions implements Task {

  private static final List<ExportSpec<?, ?>> FILES =
      List.of(Exports.PREDICTIONS, Exports.CALENDAR, Exports.STATUS);

  private final Exporter exporter;
  private final TaskDeclaration declaration;

  /**
   * @param systems ids of the systems whose predictions are waited for
   */
  PublishPredictions(
      Exporter exporter,
      @ConfigProperty(name = EnabledSystems.SETTING, defaultValue = EnabledSystems.DEFAULT)
          List<String> systems) {
    this.exporter = exporter;
    String[] writers = systems.stream().map(system -> "predict-" + system).toArray(String[]::new);
    this.declaration =
        TaskDeclaration.pregame(
                "publish-predictions",
                Phase.PUBLISH,
                List.of(
                    Input.critical("raw.game", Relation.SAME_SLATE, "load-games"),
                    Input.optional("predictions.prediction", Relation.ALL_REVISIONS, writers),
                    Input.optional("predictions.pick", Relation.ALL_REVISIONS, writers),
                    Input.ifThere("grades.model_health", Relation.EARLIER_SLATES, "accuracy"),
                    HaltLedger.INPUT))
            .producing(FILES.stream().map(ExportSpec::artefact).toArray(String[]::new));
  }

  @Override
  public TaskDeclaration declaration() {
    return declaration;
  }

  @Override
  public TaskOutput run(RunContext context) {
    return exporter.publish(context, FILES);
  }
}
