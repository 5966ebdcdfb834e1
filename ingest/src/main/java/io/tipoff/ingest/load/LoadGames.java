package io.tipoff.ingest.load;

import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.InjuryReportRow;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.ingest.load.ChosenSources.Told;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.TableRows;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Loads a slate's games with their closing odds and the schedule ahead of it, and plans its
 * revisions. The tip depends on the quotes' stamps.
 */
@Singleton
final class LoadGames implements Task {

  static final String NAME = "load-games";

  private final ChosenSources sources;
  private final Revisions revisions;
  private final TaskDeclaration declaration;

  LoadGames(ChosenSources sources, Revisions revisions) {
    this.sources = sources;
    this.revisions = revisions;
    this.declaration =
        TaskDeclaration.pregame(
                NAME,
                Phase.INGEST,
                List.of(
                    sources.input(Artefact.SCHEDULE),
                    sources.input(Artefact.SCHEDULE_AHEAD),
                    sources.ofQuotes().input(Artefact.GAME_ODDS),
                    sources.ofQuotes().input(Artefact.PROP_LINES),
                    sources.ofInjuries().inputIfThere(Artefact.INJURIES)))
            .writing(RawGame.TABLE, RawScheduleAhead.TABLE, RawGameOdds.TABLE, RawQuarantine.TABLE);
  }

  @Override
  public TaskDeclaration declaration() {
    return declaration;
  }

  @Override
  public TaskOutput run(RunContext context) {
    Told told = sources.told(context.slate());
    SlateFacts facts = told.facts().quotedBy(sources.ofQuotes().told(context.slate()).facts());
    return TaskOutput.rows(
            TableRows.of(
                RawGame.TABLE, RawGame.class, facts.games().stream().map(RawGame::of).toList()),
            TableRows.of(
                RawScheduleAhead.TABLE,
                RawScheduleAhead.class,
                told.source().ahead(context.slate()).stream()
                    .map(known -> RawScheduleAhead.of(context.slate(), known))
                    .toList()),
            TableRows.of(
                RawGameOdds.TABLE,
                RawGameOdds.class,
                facts.odds().stream().map(RawGameOdds::of).toList()),
            RawQuarantine.rows(NAME, facts, Artefact.SCHEDULE, Artefact.GAME_ODDS))
        .planning(
            revisions.of(
                context.slate(), facts, told.isFetched(), () -> injuries(context.slate())));
  }

  private List<Known<InjuryReportRow>> injuries(Slate slate) {
    return sources.ofInjuries().find(slate).map(Told::facts).stream()
        .flatMap(facts -> facts.injuries().stream())
        .toList();
  }
}
