package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.notice.Telling;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notices as somebody looks them up. */
@ApplicationScoped
@CountsErrors
public class NoticeDesk {

  private static final String LATEST =
      """
      select notice.*,
             coalesce((select jsonb_agg(jsonb_build_object(
                                'destination', destination, 'state', state, 'tries', tries,
                                'error', error) order by delivery.id)
                         from ledger.notice_delivery delivery
                        where delivery.notice_id = notice.id), '[]')::text as deliveries
        from ledger.notice
       where not $2::boolean
          or exists (select from ledger.notice_delivery delivery
                      where delivery.notice_id = notice.id and delivery.state <> 'SENT')
       order by id desc limit $1""";

  private final Pool pool;

  NoticeDesk(Pool pool) {
    this.pool = pool;
  }

  /**
   * Whether a destination has a notice.
   *
   * @param state {@code PENDING}, {@code SENT} or {@code FAILED}
   * @param error why it did not take it at the last try that failed; empty if none did
   */
  public record Arrival(String destination, String state, int tries, String error) {

    /** Whether it was given up. */
    public boolean isFailed() {
      return state.equals("FAILED");
    }
  }

  /**
   * A notice and whom it has reached.
   *
   * @param arrivals empty while it gathers
   */
  public record Kept(Telling telling, List<Arrival> arrivals) {}

  /**
   * The latest notices, newest first.
   *
   * @param undelivered only those that a destination did not take so far
   */
  public Uni<List<Kept>> latest(int limit, boolean undelivered) {
    return pool.preparedQuery(LATEST)
        .execute(Tuple.of(limit, undelivered))
        .map(
            rows -> {
              List<Kept> kept = new ArrayList<>(rows.size());
              for (Row row : rows) {
                kept.add(
                    new Kept(
                        NoticeLedger.telling(row, Optional.empty()),
                        arrivals(row.getString("deliveries"))));
              }
              return kept;
            })
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  private static List<Arrival> arrivals(String json) {
    List<Arrival> arrivals = new ArrayList<>();
    for (Object each : new JsonArray(json)) {
      JsonObject arrival = (JsonObject) each;
      arrivals.add(
          new Arrival(
              arrival.getString("destination"),
              arrival.getString("state"),
              arrival.getInteger("tries"),
              arrival.getString("error")));
    }
    return arrivals;
  }
}
