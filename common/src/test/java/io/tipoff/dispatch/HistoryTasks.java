package io.tipoff.dispatch;

import io.tipoff.digest.Digests;
import io.tipoff.run.Input;
import io.tipoff.run.Moment;
import io.tipoff.run.Relation;
import io.tipoff.run.RunContext;
import io.tipoff.run.Task;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.TableRows;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * Tasks that read earlier slates in each of the ways that there are: as of a revision, as of the
 * slate's morning, and all that is known, at first and at second hand.
 */
final class HistoryTasks {

  static final String SOURCE = "league";
  static final Table EXPECTED = table("predictions", "expected");
  static final Table LEARNED = table("predictions", "learned");
  static final Table SCORED = table("grades", "scored");
  static final Table ACCURACY = table("grades", "accuracy");

  private static final Moment NOON = new Moment(0, LocalTime.NOON);
  private static final Table BOX =
      Table.of("raw", "box", Points.class, WriteMode.APPEND, "game_date")
          .partitionedBy("game_date");
  private static final Sql BEFORE =
      new Sql(
          "before.sql",
          "SELECT CAST(COALESCE(SUM(points), 0) AS BIGINT) AS points FROM raw.box_as_of(?)"
              + " WHERE game_date < ?");
  private static final Sql UP_TO =
      new Sql("up-to.sql", BEFORE.text().replace("game_date < ?", "game_date <= ?"));
  private static final Sql SCORED_UP_TO =
      new Sql("scored-up-to.sql", UP_TO.text().replace("raw.box_as_of(?)", "grades.scored"));

  private HistoryTasks() {}

  /** What a date has, or all dates up to it. */
  record Points(LocalDate gameDate, long points, Instant knownAt) {}

  private record Sum(long points) {}

  private interface Body {
    TaskOutput run(RunContext context);
  }

  private record Given(TaskDeclaration declaration, Body body) implements Task {

    @Override
    public TaskOutput run(RunContext context) {
      return body.run(context);
    }
  }

  /**
   * @param box what the source has of each slate
   */
  static List<Task> of(Map<Slate, Points> box) {
    Input history = Input.critical("raw.box", Relation.EARLIER_SLATES, "load");
    return List.of(
        new Given(
            TaskDeclaration.pregame("plan", Phase.INGEST, List.of(archived("archive.schedule")))
                .producing("schedule"),
            context ->
                TaskOutput.artefact(
                        "schedule",
                        new TaskOutput.Artefact(Digests.sha256("one game"), 1, Instant.EPOCH))
                    .planning(List.of(NOON.of(context.slate())))),
        new Given(
            TaskDeclaration.postgame("load", Phase.INGEST, List.of(archived("archive.box")))
                .writing(BOX),
            context -> rows(BOX, box.get(context.slate()))),
        new Given(
            TaskDeclaration.perRevision("predict", Phase.PREDICT, List.of(history))
                .writing(EXPECTED),
            context -> sum(EXPECTED, context, BEFORE, context.asOf(), date(context))),
        new Given(
            TaskDeclaration.pregame("learn", Phase.PREDICT, List.of(history))
                .readingAsOf(Moment.MORNING)
                .writing(LEARNED),
            context ->
                sum(LEARNED, context, BEFORE, Moment.MORNING.of(context.slate()), date(context))),
        new Given(
            TaskDeclaration.postgame(
                    "score",
                    Phase.GRADE,
                    List.of(Input.critical("raw.box", Relation.SAME_SLATE, "load"), history))
                .writing(SCORED),
            context -> sum(SCORED, context, UP_TO, context.asOf(), date(context))),
        new Given(
            TaskDeclaration.postgame(
                    "accuracy",
                    Phase.GRADE,
                    List.of(
                        Input.critical("grades.scored", Relation.SAME_SLATE, "score"),
                        Input.optional("grades.scored", Relation.EARLIER_SLATES, "score")))
                .writing(ACCURACY),
            context -> sum(ACCURACY, context, SCORED_UP_TO, date(context))));
  }

  private static Input archived(String kind) {
    return Input.critical(kind, Relation.SAME_SLATE, SOURCE);
  }

  private static LocalDate date(RunContext context) {
    return context.slate().date();
  }

  private static TaskOutput sum(Table table, RunContext context, Sql sql, Object... parameters) {
    long points = context.query(sql, Sum.class, parameters).getFirst().points();
    return rows(table, new Points(date(context), points, Moment.NEXT_MORNING.of(context.slate())));
  }

  private static TaskOutput rows(Table table, Points points) {
    return TaskOutput.rows(TableRows.of(table, Points.class, List.of(points)));
  }

  private static Table table(String dataset, String name) {
    return Table.of(dataset, name, Points.class, WriteMode.REPLACE_SLICE, "game_date")
        .partitionedBy("game_date");
  }
}
