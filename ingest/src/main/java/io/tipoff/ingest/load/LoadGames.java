package io.tipoff.ingest.load;

import io.tipoff.ingest.fact.AnnouncedGame;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fact.Known;
import io.tipoff.ingest.fact.SlateFacts;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.warehouse.TableRows;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Loads a slate's games with their closing odds and the schedule ahead of it, and plans its
 * revisions: one as-of per distinct tip, for facts are used strictly before it. The tip depends on
 * the quotes' stamps.
 */
@Singleton
final class LoadGames implements Task {

  static final String NAME = "load-games";

  private final ChosenSource source;
  private final TaskDeclaration declaration;

  LoadGames(ChosenSource source) {
    this.source = source;
    this.declaration =
        TaskDeclaration.pregame(
                NAME,
                Phase.INGEST,
                List.of(
                    source.input(Artefact.SCHEDULE),
                    source.input(Artefact.SCHEDULE_AHEAD),
                    source.input(Artefact.GAME_ODDS),
                    source.input(Artefact.PROP_LINES)))
            .writing(RawGame.TABLE, RawScheduleAhead.TABLE, RawGameOdds.TABLE, RawQuarantine.TABLE);
  }

  @Override
  public TaskDeclaration declaration() {
    return declaration;
  }

  @Override
  public TaskOutput run(RunContext context) {
    SlateFacts facts = source.facts(context.slate());
    return TaskOutput.rows(
            TableRows.of(
                RawGame.TABLE, RawGame.class, facts.games().stream().map(RawGame::of).toList()),
            TableRows.of(
                RawScheduleAhead.TABLE,
                RawScheduleAhead.class,
                source.ahead(context.slate()).stream()
                    .map(known -> RawScheduleAhead.of(context.slate(), known))
                    .toList()),
            TableRows.of(
                RawGameOdds.TABLE,
                RawGameOdds.class,
                facts.odds().stream().map(RawGameOdds::of).toList()),
            RawQuarantine.rows(NAME, facts, Artefact.SCHEDULE, Artefact.GAME_ODDS))
        .planning(
            facts.games().stream()
                .map(Known::fact)
                .map(AnnouncedGame::tip)
                .distinct()
                .sorted()
                .toList());
  }
}
