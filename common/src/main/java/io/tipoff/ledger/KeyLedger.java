package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of those who look and act over HTTP, by their digests. */
@ApplicationScoped
@CountsErrors
public class KeyLedger {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
  private static final String UNIQUE_VIOLATION = "23505";

  private static final String LIST =
      """
      select id, name, role, created_by, created_at, revoked_by, revoked_at
        from ledger.api_key where revoked_at is null or $1 order by created_at, id""";
  private static final String LIVE =
      """
      select id, name, role, created_by, created_at, revoked_by, revoked_at, sha256
        from ledger.api_key where revoked_at is null""";
  private static final String LIVE_OF_NAME =
      """
      select id, name, role, created_by, created_at, revoked_by, revoked_at
        from ledger.api_key where name = $1 and revoked_at is null order by created_at, id""";
  private static final String CREATE =
      """
      insert into ledger.api_key (id, name, role, slot, sha256, created_by)
      select $1, $2, $3, slot, $4, $5
        from unnest(array[1, 2]) as slot
       where not exists (select 1 from ledger.api_key as live
                          where live.name = $2 and live.slot = slot.slot
                            and live.revoked_at is null)
       order by slot limit 1
      returning id, name, role, created_by, created_at, revoked_by, revoked_at""";
  private static final String REVOKE =
      """
      update ledger.api_key set revoked_by = $2, revoked_at = now()
       where id = $1 and revoked_at is null
      returning id, name, role, created_by, created_at, revoked_by, revoked_at""";

  private final Pool pool;
  private final AuditLedger audit;

  KeyLedger(Pool pool, AuditLedger audit) {
    this.pool = pool;
    this.audit = audit;
  }

  /**
   * A live key with what proves it.
   *
   * @param sha256 of its whole text
   */
  public record Live(ApiKey key, String sha256) {}

  /** All keys, oldest first, or those that live. */
  public Uni<List<ApiKey>> list(boolean revokedToo) {
    return pool.preparedQuery(LIST)
        .execute(Tuple.of(revokedToo))
        .map(KeyLedger::keys)
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /** The live keys by their ids. */
  public Uni<Map<String, Live>> live() {
    return pool.preparedQuery(LIVE)
        .execute()
        .map(
            rows -> {
              Map<String, Live> live = new HashMap<>();
              for (Row row : rows) {
                ApiKey key = key(row);
                live.put(key.id(), new Live(key, row.getString("sha256")));
              }
              return live;
            })
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /**
   * Enters a new key. A name has two live ones at most, both of one role.
   *
   * @param sha256 of the key's whole text
   * @return fails with BAD_INPUT if the name has two already, or one of another role
   * @throws TipoffException CONFIGURATION if it is no name
   */
  public Uni<ApiKey> create(
      String id, String name, KeyRole role, String sha256, Operator operator) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new TipoffException(
          FailureCategory.CONFIGURATION,
          "'" + name + "' is no name of a key",
          "Give 1 to 63 of a-z, 0-9, '.', '_' and '-', a letter or digit first.");
    }
    Tuple tuple = Tuple.of(id, name, role.name(), sha256, operator.actor());
    return audit.enter(
        operator,
        "keys create",
        "key " + id + " of " + name + ", " + role.id(),
        connection ->
            liveOf(connection, name)
                .invoke(live -> refuseAnotherRole(live, role))
                .flatMap(
                    live ->
                        connection
                            .preparedQuery(CREATE)
                            .execute(tuple)
                            .map(KeyLedger::keys)
                            .map(
                                made -> {
                                  if (made.isEmpty()) {
                                    throw twoAlready(name, live);
                                  }
                                  return made.getFirst();
                                }))
                // two at once took the same slot
                .onFailure(KeyLedger::isTaken)
                .transform(taken -> twoAlready(name, List.of())));
  }

  /**
   * Makes a key void for good.
   *
   * @return fails with BAD_INPUT if there is no live one of this id
   */
  public Uni<ApiKey> revoke(String id, Operator operator) {
    return audit.enter(
        operator,
        "keys revoke",
        "key " + id,
        connection ->
            connection
                .preparedQuery(REVOKE)
                .execute(Tuple.of(id, operator.actor()))
                .map(KeyLedger::keys)
                .map(
                    revoked -> {
                      if (revoked.isEmpty()) {
                        throw new TipoffException(
                            FailureCategory.BAD_INPUT,
                            "there is no live key '" + id + "'",
                            "See which there are: tipoff keys list --all");
                      }
                      return revoked.getFirst();
                    }));
  }

  private static Uni<List<ApiKey>> liveOf(SqlConnection connection, String name) {
    return connection.preparedQuery(LIVE_OF_NAME).execute(Tuple.of(name)).map(KeyLedger::keys);
  }

  private static void refuseAnotherRole(List<ApiKey> live, KeyRole role) {
    for (ApiKey other : live) {
      if (other.role() != role) {
        throw new TipoffException(
            FailureCategory.BAD_INPUT,
            other.name() + " has a live key of the role " + other.role().id(),
            "Take another name, or revoke that one first: tipoff keys revoke " + other.id());
      }
    }
  }

  private static TipoffException twoAlready(String name, List<ApiKey> live) {
    return new TipoffException(
        FailureCategory.BAD_INPUT,
        name + " has two live keys already, which is the most",
        "Revoke the one that is not used any more: tipoff keys "
            + (live.isEmpty() ? "list" : "revoke " + live.getFirst().id()));
  }

  private static boolean isTaken(Throwable failure) {
    return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
  }

  private static List<ApiKey> keys(RowSet<Row> rows) {
    List<ApiKey> keys = new ArrayList<>(rows.size());
    for (Row row : rows) {
      keys.add(key(row));
    }
    return keys;
  }

  private static ApiKey key(Row row) {
    return new ApiKey(
        row.getString("id"),
        row.getString("name"),
        KeyRole.valueOf(row.getString("role")),
        row.getString("created_by"),
        row.getOffsetDateTime("created_at").toInstant(),
        Optional.ofNullable(row.getString("revoked_by")),
        Optional.ofNullable(row.getOffsetDateTime("revoked_at")).map(OffsetDateTime::toInstant));
  }
}
