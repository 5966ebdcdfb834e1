package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.slate.Slate;
import io.tipoff.validation.Finding;
import io.tipoff.validation.Severity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the checks of the tables found. Written by {@link RunLedger#finish} with the run's end. */
@ApplicationScoped
@CountsErrors
public class FindingLedger {

  /** Of each scope the last run that finished: what it found is what stands. */
  private static final String CURRENT =
      """
      select run.task, run.sport, run.slate_date, run.as_of, run.id as run_id, finding.artefact,
             finding.check_name, finding.severity, finding.found, finding.checked,
             finding.kept_out, finding.message, finding.remedy, finding.sample
        from (select distinct on (scope) id, task, sport, slate_date, as_of
                from ledger.run
               where slate_date between $1 and $2 and state in ('SUCCEEDED', 'NO_DATA')
               order by scope, id desc) as run
        join ledger.finding on finding.run_id = run.id
       order by run.slate_date, run.sport, finding.id""";

  private final Pool pool;

  FindingLedger(Pool pool) {
    this.pool = pool;
  }

  /**
   * A finding and where it stands.
   *
   * @param task that wrote the rows
   * @param asOf cut-off of a per-revision task
   * @param runId run that wrote them
   */
  public record Stands(
      Slate slate, String task, Optional<Instant> asOf, long runId, Finding finding) {}

  /** What stands of slates between two dates, both included, in the order of their dates. */
  public Uni<List<Stands>> current(LocalDate from, LocalDate to) {
    return pool.preparedQuery(CURRENT)
        .execute(Tuple.of(from, to))
        .map(
            rows -> {
              List<Stands> found = new ArrayList<>(rows.size());
              for (Row row : rows) {
                found.add(stands(row));
              }
              return found;
            });
  }

  private static Stands stands(Row row) {
    return new Stands(
        new Slate(row.getString("sport"), row.getLocalDate("slate_date")),
        row.getString("task"),
        Optional.ofNullable(row.getOffsetDateTime("as_of")).map(OffsetDateTime::toInstant),
        row.getLong("run_id"),
        new Finding(
            row.getString("artefact"),
            row.getString("check_name"),
            Severity.valueOf(row.getString("severity")),
            row.getLong("found"),
            row.getLong("checked"),
            row.getBoolean("kept_out"),
            row.getString("message"),
            row.getString("remedy"),
            sample(row.getString("sample"))));
  }

  private static List<Map<String, Object>> sample(String json) {
    List<Map<String, Object>> rows = new ArrayList<>();
    new JsonArray(json).forEach(row -> rows.add(((JsonObject) row).getMap()));
    return rows;
  }

  /** The findings as a JSON array of the ledger's columns. */
  static String json(List<Finding> findings) {
    JsonArray array = new JsonArray();
    for (Finding finding : findings) {
      JsonArray sample = new JsonArray();
      finding.sample().forEach(row -> sample.add(plain(row)));
      array.add(
          new JsonObject()
              .put("artefact", finding.artefact())
              .put("check_name", finding.check())
              .put("severity", finding.severity().name())
              .put("found", finding.found())
              .put("checked", finding.checked())
              .put("kept_out", finding.keptOut())
              .put("message", finding.message())
              .put("remedy", finding.remedy())
              .put("sample", sample.encode()));
    }
    return array.encode();
  }

  private static JsonObject plain(Map<String, Object> row) {
    Map<String, Object> plain = new LinkedHashMap<>();
    row.forEach(
        (column, value) ->
            plain.put(
                column,
                value instanceof Number || value instanceof Boolean ? value : value.toString()));
    return new JsonObject(plain);
  }
}
