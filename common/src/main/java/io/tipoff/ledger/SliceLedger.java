package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.event.EncodedEvent;
import io.tipoff.run.SliceVersion;
import io.tipoff.run.SliceView;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Slices and their versions: what sources announced and what runs wrote. */
@ApplicationScoped
@CountsErrors
public class SliceLedger {

  /**
   * What may not have been seen yet: rows of transactions that were open at the last look or came
   * after it, and rows recorded after all that were seen. The second is for a server that crashed:
   * transactions that came to nothing shortly before it leave no trace, and their numbers, which
   * the last look took for past, are given out again. Those of rows are not.
   */
  private static final String REFRESH =
      """
      select seq, artefact, writer, sport, slate_date, as_of, version, known_at, row_count,
             delivered, expected, payload, error,
             pg_snapshot_xmin(pg_current_snapshot())::text as horizon
        from ledger.slice where tx >= $1::text::xid8 or seq > $2
       order by seq""";

  private static final String ANNOUNCE =
      """
      with given as (
        select * from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::text[],
                             $6::timestamptz[], $7::bigint[], $8::text[])
            as given(artefact, writer, sport, slate_date, version, known_at, row_count, payload)
      ), slates as (
        insert into ledger.slate (sport, slate_date)
        select distinct sport, slate_date from given
        on conflict do nothing
      ), fresh as (
        select given.* from given
         where given.version is distinct from (
           select kept.version from ledger.slice kept
            where kept.artefact = given.artefact and kept.writer = given.writer
              and kept.sport = given.sport and kept.slate_date = given.slate_date
            order by kept.seq desc limit 1)
      ), kept as (
        insert into ledger.slice (artefact, writer, sport, slate_date, as_of, version, known_at,
                                  row_count, delivered, expected, payload)
        select artefact, writer, sport, slate_date, null, version, known_at, row_count, 0, 0, payload
          from fresh order by sport, slate_date, artefact
        returning artefact, writer, sport, slate_date
      ), told as (
        insert into ledger.outbox (topic, message_key, attributes, body)
        select message.topic, message.message_key, message.attributes, message.body
          from unnest($9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
            as message(of_artefact, topic, message_key, attributes, body)
          join kept on kept.artefact = message.of_artefact
                   and kept.sport || '/' || kept.slate_date = message.message_key
      )
      select artefact, writer, sport, slate_date from kept""";

  private static final String READERS =
      """
      insert into ledger.reader (artefact, writer, task)
      select * from unnest($1::text[], $2::text[], $3::text[])
      on conflict do nothing""";

  private static final String PAYLOADS =
      """
      select artefact, writer, sport, slate_date, payload, row_count, known_at
        from ledger.slice
       where sport = $1 and slate_date = any($2) and artefact = any($3) and row_count > 0
       order by slate_date, artefact, writer, seq""";

  private final Pool pool;
  private final SliceIndex index = new SliceIndex();
  private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen("0", 0));

  /**
   * Up to where the ledger was read.
   *
   * @param horizon every transaction below it had ended
   * @param seq highest of the rows
   */
  private record Seen(String horizon, long seq) {}

  SliceLedger(Pool pool) {
    this.pool = pool;
  }

  /** Reads what was recorded since the last refresh and returns the view. */
  public Uni<SliceView> refresh() {
    Seen before = seen.get();
    return pool.preparedQuery(REFRESH)
        .execute(Tuple.of(before.horizon(), before.seq()))
        .map(
            rows -> {
              for (Row row : rows) {
                long seq = row.getLong("seq");
                index.add(seq, slice(row), Optional.ofNullable(row.getString("payload")));
                seen.updateAndGet(
                    last -> new Seen(row.getString("horizon"), Math.max(last.seq(), seq)));
              }
              return index;
            });
  }

  /**
   * Records what a source has, in one transaction with the events that tell it. A slice whose
   * latest version is the same already is left out, and so is its event.
   *
   * @param events event of each slice, in the same order
   * @return slates of which something was new; fails TRANSIENT while PostgreSQL does not serve
   */
  public Uni<List<Slate>> announce(List<SourceSlice> slices, List<EncodedEvent> events) {
    if (slices.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    Tuple tuple = Tuple.tuple();
    tuple.addArrayOfString(strings(slices, SourceSlice::artefact));
    tuple.addArrayOfString(strings(slices, SourceSlice::source));
    tuple.addArrayOfString(strings(slices, slice -> slice.slate().sport()));
    tuple.addArrayOfLocalDate(
        slices.stream().map(slice -> slice.slate().date()).toArray(LocalDate[]::new));
    tuple.addArrayOfString(strings(slices, SourceSlice::digest));
    tuple.addArrayOfOffsetDateTime(
        slices.stream().map(slice -> utc(slice.knownAt())).toArray(OffsetDateTime[]::new));
    tuple.addArrayOfLong(slices.stream().map(SourceSlice::items).toArray(Long[]::new));
    tuple.addArrayOfString(strings(slices, SourceSlice::payloadSha256));
    tuple.addArrayOfString(strings(slices, SourceSlice::artefact));
    tuple.addArrayOfString(strings(events, EncodedEvent::topic));
    tuple.addArrayOfString(strings(events, event -> event.attributes().partitionKey()));
    tuple.addArrayOfString(strings(events, OutboxLedger::attributes));
    tuple.addArrayOfString(strings(events, EncodedEvent::body));
    return pool.preparedQuery(ANNOUNCE)
        .execute(tuple)
        .map(
            rows -> {
              List<Slate> slates = new ArrayList<>();
              for (Row row : rows) {
                slates.add(new Slate(row.getString("sport"), row.getLocalDate("slate_date")));
              }
              return slates.stream().distinct().sorted().toList();
            })
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /**
   * A task that reads, once a slate, what a writer made on all earlier slates.
   *
   * @param artefact table or artefact that it reads
   */
  public record Reader(String artefact, String writer, String task) {}

  /**
   * Learns who reads what of earlier slates: their slates are marked when that changes later.
   *
   * @return fails TRANSIENT while PostgreSQL does not serve
   */
  public Uni<Void> learn(List<Reader> readers) {
    return pool.preparedQuery(READERS)
        .execute(
            Tuple.of(
                strings(readers, Reader::artefact),
                strings(readers, Reader::writer),
                strings(readers, Reader::task)))
        .replaceWithVoid()
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  /**
   * Announced slates of a sport from one date to another, both included; as of the last refresh.
   */
  public List<Slate> announced(String sport, LocalDate from, LocalDate to) {
    return index.announced(sport, from, to);
  }

  /**
   * A payload in the archive from which a slate was loaded.
   *
   * @param artefact such as {@code archive.player_box}
   * @param sha256 digest of the archived payload
   * @param items rows or documents of the slate in it
   * @param knownAt when the last of them became known
   */
  public record Payload(
      Slate slate, String artefact, String source, String sha256, long items, Instant knownAt) {}

  /**
   * The payloads that slates of a sport were loaded from, every version in the order of its
   * announcement; none that holds nothing of its slate.
   *
   * @return fails TRANSIENT while PostgreSQL does not serve
   */
  public Uni<List<Payload>> payloads(
      String sport, Collection<LocalDate> dates, Collection<String> artefacts) {
    return pool.preparedQuery(PAYLOADS)
        .execute(Tuple.of(sport, dates.toArray(LocalDate[]::new), artefacts.toArray(String[]::new)))
        .map(
            rows -> {
              List<Payload> payloads = new ArrayList<>();
              for (Row row : rows) {
                payloads.add(
                    new Payload(
                        new Slate(row.getString("sport"), row.getLocalDate("slate_date")),
                        row.getString("artefact"),
                        row.getString("writer"),
                        row.getString("payload"),
                        row.getLong("row_count"),
                        row.getOffsetDateTime("known_at").toInstant()));
              }
              return payloads;
            })
        .onFailure()
        .transform(LedgerFailures::typed);
  }

  private static <T> String[] strings(List<T> items, Function<T, String> part) {
    return items.stream().map(part).toArray(String[]::new);
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static SliceVersion slice(Row row) {
    OffsetDateTime asOf = row.getOffsetDateTime("as_of");
    return new SliceVersion(
        row.getString("artefact"),
        row.getString("writer"),
        new Slate(row.getString("sport"), row.getLocalDate("slate_date")),
        Optional.ofNullable(asOf).map(OffsetDateTime::toInstant),
        row.getString("version"),
        row.getOffsetDateTime("known_at").toInstant(),
        row.getLong("row_count"),
        row.getLong("delivered"),
        row.getLong("expected"),
        row.getString("error"));
  }
}
