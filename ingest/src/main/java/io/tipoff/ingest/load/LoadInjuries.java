package io.tipoff.ingest.load;

import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.warehouse.TableRows;
import jakarta.inject.Singleton;
import java.util.List;

/** Loads what injury reports said of a slate's players, each row known since its report. */
@Singleton
final class LoadInjuries implements Task {

  static final String NAME = "load-injuries";

  private final ChosenSources sources;
  private final TaskDeclaration declaration;

  LoadInjuries(ChosenSources sources) {
    this.sources = sources.ofInjuries();
    this.declaration =
        TaskDeclaration.pregame(NAME, Phase.INGEST, List.of(this.sources.input(Artefact.INJURIES)))
            .writing(RawInjuryReport.TABLE, RawQuarantine.TABLE);
  }

  @Override
  public TaskDeclaration declaration() {
    return declaration;
  }

  @Override
  public TaskOutput run(RunContext context) {
    SlateFacts facts = sources.told(context.slate()).facts();
    return TaskOutput.rows(
            TableRows.of(
                RawInjuryReport.TABLE,
                RawInjuryReport.class,
                facts.injuries().stream().map(RawInjuryReport::of).toList()),
            RawQuarantine.rows(NAME, facts, Artefact.INJURIES))
        .whateverThereIs();
  }
}
