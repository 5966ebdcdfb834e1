package io.tipoff.ledger;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The ledger's connections, each closed once nothing has come or gone on it for a while. The server
 * ends what takes too long, but a server whose machine is gone says nothing at all: without a limit
 * here, whoever asked it would wait for ever.
 */
@Singleton
final class LedgerConnections implements PgPoolCreator {

  private final Duration silence;

  LedgerConnections(@ConfigProperty(name = "tipoff.ledger.silence") Duration silence) {
    this.silence = silence;
  }

  @Override
  public Pool create(Input input) {
    return pool(input.vertx(), input.pgConnectOptionsList(), input.poolOptions(), silence);
  }

  static Pool pool(
      Vertx vertx, List<PgConnectOptions> servers, PoolOptions options, Duration silence) {
    for (PgConnectOptions server : servers) {
      server
          .setIdleTimeout(Math.toIntExact(silence.toMillis()))
          .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }
    return PgBuilder.pool().with(options).connectingTo(List.copyOf(servers)).using(vertx).build();
  }
}
