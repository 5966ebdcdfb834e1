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
import java.util.Set;
import java.util.stream.Collectors;

/** Loads a slate's box scores; complete when every announced game has one. */
@Singleton
final class LoadBoxScores implements Task {

  static final String NAME = "load-box-scores";

  private final ChosenSources sources;
  private final TaskDeclaration declaration;

  LoadBoxScores(ChosenSources sources) {
    this.sources = sources;
    this.declaration =
        TaskDeclaration.postgame(
                NAME,
                Phase.INGEST,
                List.of(sources.input(Artefact.PLAYER_BOX), sources.input(Artefact.SCHEDULE)))
            .writing(RawPlayerBox.TABLE, RawQuarantine.TABLE);
  }

  @Override
  public TaskDeclaration declaration() {
    return declaration;
  }

  @Override
  public TaskOutput run(RunContext context) {
    SlateFacts facts = sources.told(context.slate()).facts();
    Set<String> reported =
        facts.boxes().stream().map(known -> known.fact().gameId()).collect(Collectors.toSet());
    return TaskOutput.rows(
            TableRows.of(
                RawPlayerBox.TABLE,
                RawPlayerBox.class,
                facts.boxes().stream().map(RawPlayerBox::of).toList()),
            RawQuarantine.rows(NAME, facts, Artefact.PLAYER_BOX))
        .complete(facts.announcedAmong(reported), facts.games().size());
  }
}
