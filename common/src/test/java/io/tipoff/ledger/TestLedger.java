package io.tipoff.ledger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tipoff.embedded.EnginesResource;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A ledger of this test JVM's PostgreSQL, brought to its schema and emptied. */
public final class TestLedger {

  /** Of runs of which nobody asks how many there were. */
  static final RunCounts COUNTS = new RunCounts(new SimpleMeterRegistry());

  private static final Vertx VERTX = Vertx.vertx();

  private TestLedger() {}

  /** What a kernel keeps in a ledger. */
  public record Parts(
      RunLedger runs,
      InstanceLedger instances,
      SliceLedger slices,
      GateLedger gates,
      InterventionLedger interventions,
      SourceLedger sources,
      RunDesk desk,
      SlateLedger marks) {

    public static Parts of(Pool pool) {
      AuditLedger audit = new AuditLedger(pool);
      return new Parts(
          new RunLedger(pool, COUNTS),
          new InstanceLedger(pool, COUNTS),
          new SliceLedger(pool),
          new GateLedger(pool),
          new InterventionLedger(pool, audit),
          new SourceLedger(pool),
          new RunDesk(pool, audit, COUNTS),
          new SlateLedger(pool));
    }

    /** The database, as an incarnation works on it. */
    public WorkLedger of(Instance instance, Duration lease) {
      return new InstanceWorkLedger(runs, slices, gates, interventions, sources, instance, lease);
    }
  }

  /**
   * How a ledger is reached.
   *
   * @param url {@code postgresql://…}
   */
  public record Address(String url, String user, String password) {

    PgConnectOptions options() {
      return PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
    }
  }

  /** What is to be told of a ledger. */
  public static OutboxLedger outbox(Pool pool) {
    return new OutboxLedger(pool);
  }

  /** A pool on an empty ledger. */
  public static Pool empty() {
    return empty(address());
  }

  /** A pool on a ledger elsewhere, which is emptied. */
  static Pool empty(Address ledger) {
    Flyway flyway =
        Flyway.configure()
            .dataSource("jdbc:" + ledger.url(), ledger.user(), ledger.password())
            .schemas("ledger")
            .defaultSchema("ledger")
            .locations("classpath:db/ledger")
            .cleanDisabled(false)
            .load();
    flyway.clean();
    flyway.migrate();
    return pool(ledger);
  }

  /** A pool on a ledger as it is. */
  public static Pool pool(Address ledger) {
    return PgBuilder.pool(
        builder ->
            builder
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(ledger.options())
                .using(VERTX));
  }

  /** How this JVM's PostgreSQL is reached. */
  public static Address address() {
    Map<String, String> engines = EnginesResource.engines();
    return new Address(
        engines.get("quarkus.datasource.reactive.url"),
        engines.get("quarkus.datasource.username"),
        engines.get("quarkus.datasource.password"));
  }
}
