package io.tipoff.standalone.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.Operator;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Backfill;
import io.tipoff.standalone.Replay;
import io.tipoff.warehouse.Sql;
import io.tipoff.warehouse.Warehouse;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A replay of the first half of a season, and a backfill of the second, in this application; and
 * how it ends. Called from outside the application's class loader: nothing but types of the JDK
 * goes out.
 */
@Singleton
class Scenario implements Callable<Map<String, String>> {

  static final String LEAGUE = "tipoff.exactness.league";

  private static final String SEASON = "2024-25";

  private final SeasonFileSource source;
  private final SourceAnnouncer announcer;
  private final Kernel kernel;
  private final EndState end;
  private final Backfill backfill;
  private final Warehouse warehouse;
  private final Path league;

  Scenario(
      SeasonFileSource source,
      SourceAnnouncer announcer,
      Kernel kernel,
      EndState end,
      Backfill backfill,
      Warehouse warehouse,
      @ConfigProperty(name = LEAGUE) Path league) {
    this.source = source;
    this.announcer = announcer;
    this.kernel = kernel;
    this.end = end;
    this.backfill = backfill;
    this.warehouse = warehouse;
    this.league = league;
  }

  /** How many a table has. */
  record Rows(long number) {}

  @Override
  public Map<String, String> call() {
    replayHalfAndBackfillTheRest();
    Map<String, String> found = end.await();
    for (String table : List.of("predictions.prediction", "grades.grade")) {
      Sql count = new Sql("count", "SELECT COUNT(*) AS number FROM " + table);
      assertThat(warehouse.query(count, Rows.class).getFirst().number()).as(table).isPositive();
    }
    return found;
  }

  /** All slates of the season, after those of the season before. */
  static Replay.Request request(Path league) {
    return new Replay.Request(
        league, List.of(SEASON), LocalDate.EPOCH, LocalDate.of(9999, 1, 1), true);
  }

  private void replayHalfAndBackfillTheRest() {
    List<SourceSlice> slices = source.archive(league, List.of(SEASON)).slices();
    List<LocalDate> dates =
        slices.stream().map(slice -> slice.slate().date()).distinct().sorted().toList();
    LocalDate half = dates.get(dates.size() / 2);
    Replay.Request first =
        new Replay.Request(league, List.of(SEASON), LocalDate.EPOCH, half.minusDays(1), true);
    new Replay(source, announcer, kernel).run(first, progress -> {});
    announcer.announce(slices).await().atMost(Duration.ofMinutes(1));
    kernel.parts().clock().goLive(); // as in a process of its own
    List<Slate> rest = backfill.slates(half, dates.getLast());
    assertThat(backfill.rehearse(rest)).allMatch(stand -> stand.due() > 0 && stand.blocked() == 0);
    assertThat(backfill.run(rest, new Operator("ann", "a test"), slate -> {}))
        .hasSameSizeAs(rest)
        .allMatch(stand -> stand.due() == 0 && stand.done() > 0);
  }
}
