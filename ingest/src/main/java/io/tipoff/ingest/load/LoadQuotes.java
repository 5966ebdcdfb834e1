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

/** Loads a slate's quotes on players; which are in-game depends on the schedule. */
@Singleton
final class LoadQuotes implements Task {

  static final String NAME = "load-quotes";

  private final ChosenSources sources;
  private final TaskDeclaration declaration;

  LoadQuotes(ChosenSources sources) {
    this.sources = sources.ofQuotes();
    this.declaration =
        TaskDeclaration.pregame(
                NAME,
                Phase.INGEST,
                List.of(this.sources.input(Artefact.PROP_LINES), sources.input(Artefact.SCHEDULE)))
            .writing(RawPropQuote.TABLE, RawQuarantine.TABLE);
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
                RawPropQuote.TABLE,
                RawPropQuote.class,
                facts.quotes().stream().map(RawPropQuote::of).toList()),
            RawQuarantine.rows(NAME, facts, Artefact.PROP_LINES))
        .whateverThereIs();
  }
}
