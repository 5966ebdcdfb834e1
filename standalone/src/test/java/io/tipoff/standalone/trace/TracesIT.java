package io.tipoff.standalone.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.faults.League;
import io.tipoff.standalone.faults.LedgerTables;
import io.tipoff.trace.SlateTrace;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a slate that went through all phases leaves in the traces. */
@QuarkusTest
@TestProfile(TracedProfile.class)
@WithTestResource(FaultyEngines.class)
class TracesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final AttributeKey<String> PHASE = AttributeKey.stringKey("tipoff.phase");
  private static final AttributeKey<String> SLATE = AttributeKey.stringKey("tipoff.slate");
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("tipoff.outcome");
  private static final AttributeKey<Long> RUN = AttributeKey.longKey("tipoff.run");

  @Inject SeasonFileSource source;
  @Inject SourceAnnouncer announcer;
  @Inject InMemorySpanExporter exporter;

  @TempDir Path folder;
  FaultyEngines engines;

  @Test
  void aSlateIsOneTraceThroughAllPhasesWithASpanForEachRun() {
    League league = League.archive(source, folder);
    Slate slate = league.slate(11);

    announcer.announce(league.of(slate)).await().atMost(PATIENCE);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(published(slate)).isNotEmpty();
              assertThat(runs(slate))
                  .extracting(span -> span.getAttributes().get(RUN).toString())
                  .doesNotHaveDuplicates()
                  .containsExactlyInAnyOrderElementsOf(ended(slate));
              assertThat(runs(slate))
                  .extracting(span -> span.getAttributes().get(PHASE))
                  .containsAll(Arrays.stream(Phase.values()).map(Phase::id).toList());
            });
    List<SpanData> runs = runs(slate);
    assertThat(runs)
        .allSatisfy(
            span -> {
              assertThat(span.getTraceId()).isEqualTo(trace(slate));
              assertThat(span.getAttributes().get(OUTCOME)).isNotNull();
            });

    // on their way: a run tells, the message is heard, and what is heard leads to runs
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(parents(slate, SpanKind.PRODUCER)).containsAll(ids(runs)));
    assertThat(ids(spans(slate, SpanKind.PRODUCER))).containsAll(parents(slate, SpanKind.CONSUMER));
    Set<String> heard = ids(spans(slate, SpanKind.CONSUMER));
    assertThat(runs)
        .filteredOn(span -> span.getAttributes().get(PHASE).equals(Phase.INGEST.id()))
        .flatExtracting(SpanData::getLinks)
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsAnyElementsOf(heard);
    assertThat(runs)
        .filteredOn(span -> !span.getAttributes().get(PHASE).equals(Phase.INGEST.id()))
        .allSatisfy(
            span ->
                assertThat(span.getLinks())
                    .extracting(LinkData::getSpanContext)
                    .allMatch(link -> link.getTraceId().equals(trace(slate)))
                    .hasSize(1));
  }

  private static String trace(Slate slate) {
    return Span.fromContext(SlateTrace.of(slate.toString())).getSpanContext().getTraceId();
  }

  private List<SpanData> runs(Slate slate) {
    return exporter.getFinishedSpanItems().stream()
        .filter(span -> slate.toString().equals(span.getAttributes().get(SLATE)))
        .toList();
  }

  private List<SpanData> spans(Slate slate, SpanKind kind) {
    return exporter.getFinishedSpanItems().stream()
        .filter(span -> span.getTraceId().equals(trace(slate)) && span.getKind() == kind)
        .toList();
  }

  private Set<String> parents(Slate slate, SpanKind kind) {
    return spans(slate, kind).stream().map(SpanData::getParentSpanId).collect(Collectors.toSet());
  }

  private static Set<String> ids(List<SpanData> spans) {
    return spans.stream().map(SpanData::getSpanId).collect(Collectors.toSet());
  }

  private List<String> published(Slate slate) throws SQLException {
    return ids(slate, "state = 'SUCCEEDED' and task = 'publish-results'");
  }

  private List<String> ended(Slate slate) throws SQLException {
    return ids(slate, "state <> 'RUNNING'");
  }

  private List<String> ids(Slate slate, String condition) throws SQLException {
    return new LedgerTables(engines.jdbcUrl())
        .rows(
            "select id from ledger.run where slate_date = '" + slate.date() + "' and " + condition);
  }
}
