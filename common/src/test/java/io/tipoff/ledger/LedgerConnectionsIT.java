package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tipoff.failure.TipoffException;
import io.tipoff.slate.Slate;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ledger's connections when its server is gone without a word. */
class LedgerConnectionsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SILENCE = Duration.ofMillis(500);
  private static final Slate SLATE = Slate.parse("nba/2025-01-10");

  @Test
  @Tag("RES-13")
  void nobodyWaitsForEverForAServerThatSaysNothingAnyMore() throws IOException {
    Pool ledger = TestLedger.empty();
    PgConnectOptions server = TestLedger.address().options();
    Vertx vertx = Vertx.vertx();
    try (SilentLine line = new SilentLine(server.getHost(), server.getPort())) {
      SlateLedger slates = new SlateLedger(overLine(vertx, server, line));
      assertThat(changes(slates)).isZero();

      line.silent(true);
      assertThatThrownBy(() -> changes(slates))
          .isInstanceOf(TipoffException.class)
          .matches(TipoffException::mayPass);

      line.silent(false);
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(catchThrowable(() -> changes(slates))).isNull());
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
      ledger.close().await().atMost(PATIENCE);
    }
  }

  private static Pool overLine(Vertx vertx, PgConnectOptions server, SilentLine line) {
    PgConnectOptions through =
        new PgConnectOptions(server).setHost("localhost").setPort(line.port());
    return Pool.newInstance(
        LedgerConnections.pool(vertx, List.of(through), new PoolOptions().setMaxSize(2), SILENCE));
  }

  private static long changes(SlateLedger slates) {
    return slates.changes(SLATE).await().atMost(PATIENCE);
  }
}
