package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the database says of itself. */
@ApplicationScoped
public class LedgerProbe {

  private static final String PROBE =
      """
      select now() as now, current_setting('server_version') as version,
             (select count(*) from ledger.run where started_at > now()) as ahead,
             (select version from ledger.flyway_schema_history where success
               order by installed_rank desc limit 1) as schema""";

  private static final String ROWS =
      """
      select tablename as name,
             (xpath('/row/found/text()',
                    query_to_xml(format('select count(*) as found from ledger.%I', tablename),
                                 false, true, '')))[1]::text::bigint as found
        from pg_tables where schemaname = 'ledger'""";

  private final Pool pool;

  LedgerProbe(Pool pool) {
    this.pool = pool;
  }

  /**
   * A reading.
   *
   * @param now by the database's clock
   * @param version of PostgreSQL
   * @param ahead runs that started later than now: the clock went back since
   * @param schema latest migration of the ledger
   */
  public record Reading(Instant now, String version, long ahead, String schema) {}

  /** Asks now. */
  public Uni<Reading> read() {
    return pool.preparedQuery(PROBE)
        .execute()
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new Reading(
                    row.getOffsetDateTime("now").toInstant(),
                    row.getString("version"),
                    row.getLong("ahead"),
                    row.getString("schema")))
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /** How many rows each table has. */
  public Uni<SortedMap<String, Long>> rows() {
    return pool.preparedQuery(ROWS)
        .execute()
        .map(
            rows -> {
              SortedMap<String, Long> counts = new TreeMap<>();
              rows.forEach(row -> counts.put(row.getString("name"), row.getLong("found")));
              return counts;
            })
        .onFailure()
        .transform(LedgerFailures::typed);
  }
}
