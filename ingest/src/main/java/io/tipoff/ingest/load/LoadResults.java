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

/** Loads a slate's final scores; complete when every announced game has one. */
@Singleton
final class LoadResults implements Task {

  static final String NAME = "load-results";

  private final ChosenSources sources;
  private final TaskDeclaration declaration;

  LoadResults(ChosenSources sources) {
    this.sources = sources;
    this.declaration =
        TaskDeclaration.postgame(
                NAME,
                Phase.INGEST,
                List.of(sources.input(Artefact.GAME_RESULTS), sources.input(Artefact.SCHEDULE)))
            .writing(RawGameResult.TABLE, RawQuarantine.TABLE);
  }

  @Override
  public TaskDeclaration declaration() {
    return declaration;
  }

  @Override
  public TaskOutput run(RunContext context) {
    SlateFacts facts = sources.told(context.slate()).facts();
    Set<String> decided =
        facts.results().stream().map(known -> known.fact().gameId()).collect(Collectors.toSet());
    return TaskOutput.rows(
            TableRows.of(
                RawGameResult.TABLE,
                RawGameResult.class,
                facts.results().stream().map(RawGameResult::of).toList()),
            RawQuarantine.rows(NAME, facts, Artefact.GAME_RESULTS))
        .complete(facts.announcedAmong(decided), facts.games().size());
  }
}
