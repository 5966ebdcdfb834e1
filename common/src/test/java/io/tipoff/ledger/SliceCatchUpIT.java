package io.tipoff.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.tipoff.embedded.EmbeddedPostgres;
import io.tipoff.run.SliceView;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that goes on while PostgreSQL dies and comes back learns of every slice. */
class SliceCatchUpIT {

  private static final Slate SLATE = new Slate("nba", LocalDate.of(2025, 1, 15));

  /** So many transactions come to nothing: only commits wait until the log is written. */
  private static final int UNDONE = 40;

  @TempDir Path folder;

  @Test
  @Tag("ORC-13")
  void missesNoneThatHasANumberWhichWasGivenOutBefore() throws IOException {
    SliceLedger slices;
    long seen;
    Pool pool;
    int port;
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, 0, true)) {
      port = server.port();
      pool = TestLedger.empty(address(server));
      slices = new SliceLedger(pool);
      execute(pool, "alter system set wal_writer_delay = '10s'");
      execute(pool, "select pg_reload_conf()");
      record(pool, "first");
      for (int i = 0; i < UNDONE; i++) {
        await(pool.withConnection(SliceCatchUpIT::undone));
      }
      assertThat(has(slices, "first")).isTrue();
      seen = number(pool, "select pg_snapshot_xmin(pg_current_snapshot())::text");
      kill(folder.resolve("data"));
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, port, true)) {
      assertThat(server.port()).as("where the process looks for it").isEqualTo(port);
      record(pool, "second");
      assertThat(number(pool, "select tx::text from ledger.slice where writer = 'second'"))
          .as("its transaction has a number from before the crash")
          .isLessThan(seen);

      assertThat(has(slices, "second")).isTrue();
      await(pool.close());
    }
  }

  private static Uni<Void> undone(io.vertx.mutiny.sqlclient.SqlConnection connection) {
    return connection
        .begin()
        .flatMap(
            transaction ->
                connection
                    .query("select pg_current_xact_id()")
                    .execute()
                    .flatMap(rows -> transaction.rollback()));
  }

  private static boolean has(SliceLedger slices, String writer) {
    SliceView view = await(slices.refresh());
    return view.slice("raw.x", writer, SLATE, Optional.empty()).isPresent();
  }

  private static void record(Pool pool, String writer) {
    execute(
        pool,
        """
        insert into ledger.slice (artefact, writer, sport, slate_date, version, known_at,
                                  row_count, delivered, expected)
        values ('raw.x', '%s', 'nba', '2025-01-15', 'v', now(), 1, 0, 0)"""
            .formatted(writer));
  }

  private static long number(Pool pool, String sql) {
    return Long.parseLong(await(pool.query(sql).execute()).iterator().next().getString(0));
  }

  private static void execute(Pool pool, String sql) {
    await(pool.query(sql).execute());
  }

  /** The server first, or it would begin to recover. */
  private static void kill(Path cluster) throws IOException {
    long id = Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst());
    ProcessHandle server = ProcessHandle.of(id).orElseThrow();
    List<ProcessHandle> all = Stream.concat(Stream.of(server), server.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  private static TestLedger.Address address(EmbeddedPostgres server) {
    return new TestLedger.Address(server.reactiveUrl(), server.username(), server.password());
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }
}
