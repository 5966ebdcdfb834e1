package io.tipoff.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.tipoff.dispatch.Kernel;
import io.tipoff.dispatch.SourceAnnouncer;
import io.tipoff.embedded.EnginesResource;
import io.tipoff.event.SourceFetched;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ingest.synthetic.LeagueSpec;
import io.tipoff.ingest.synthetic.LeagueSpec.SeasonSpec;
import io.tipoff.ingest.synthetic.SyntheticLeague;
import io.tipoff.messaging.WakeUp;
import io.tipoff.operations.Dashboards.Query;
import io.tipoff.operations.Scrape.Family;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.Replay;
import io.tipoff.standalone.ReplayJournal;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a program that went through a season shows: that and no more is on the page of metrics, and
 * no label has many values. After a wanted change write the page anew with {@code
 * -Dtipoff.docs=write}.
 */
@QuarkusTest
@TestProfile(MetricsProfile.class)
@WithTestResource(EnginesResource.class)
class MetricsPageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_SERIES = 400;
  private static boolean replayed;

  @Inject SeasonFileSource source;
  @Inject SourceAnnouncer announcer;
  @Inject ReplayJournal journal;
  @Inject Kernel kernel;
  @Inject WakeUp wakeUp;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  @TempDir Path folder;

  @BeforeEach
  void everythingHappensOnce() {
    if (replayed) {
      return;
    }
    LeagueSpec spec =
        new LeagueSpec(
            5,
            4,
            2,
            List.of(
                new SeasonSpec("2023-24", 6, 0, 0, false),
                new SeasonSpec("2024-25", 20, 0, 0, true)));
    SyntheticLeague.generate(spec).writeTo(folder);
    new Replay(source, announcer, kernel, journal)
        .run(
            new Replay.Request(
                folder, List.of("2024-25"), LocalDate.EPOCH, LocalDate.of(9999, 1, 1), true),
            progress -> {});
    Slate slate = new Slate("nba", LocalDate.of(2024, 11, 1));
    wakeUp
        .leaveToSweep(
            Phase.GRADE,
            new SourceFetched("season-files", "raw.game", slate, "0".repeat(64), 1, Instant.EPOCH),
            new TimeoutException())
        .await()
        .atMost(PATIENCE);
    sendWhatNobodyCanRead();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(scrape().families())
                    .containsKeys(
                        "tipoff_dead_letters",
                        "tipoff_accuracy_mae",
                        "tipoff_accuracy_hit_rate",
                        "tipoff_model_info"));
    replayed = true;
  }

  private void sendWhatNobodyCanRead() {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", broker),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>("tipoff.ingest", new byte[] {7}))
          .get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the message was not sent", e);
    }
  }

  @Test
  @Tag("DEP-08")
  void isOnThePage() throws IOException {
    Set<String> used = new TreeSet<>();
    AlertRules.all().forEach(rule -> used.addAll(PromQl.metrics(rule.expression())));
    Dashboards.queries().forEach(query -> used.addAll(PromQl.metrics(query.expression())));
    String page = MetricsPage.of(scrape(), used);
    if ("write".equals(System.getProperty("tipoff.docs"))) {
      Files.writeString(OperationsFiles.METRICS_PAGE, page);
    }

    assertThat(OperationsFiles.METRICS_PAGE).content().isEqualTo(page);
  }

  @Test
  void hasLabelsWithFewValues() {
    Map<String, Family> families = scrape().families();
    families.forEach(
        (name, family) -> {
          if (!name.startsWith("tipoff_")) {
            return;
          }
          assertThat(family.help).as("meaning of " + name).isNotBlank();
          assertThat(family.series).as("series of " + name).isLessThan(MOST_SERIES);
          assertThat(MetricsPage.LABELS.keySet())
              .as("labels of " + name)
              .containsAll(family.labels.keySet());
          family.labels.forEach(
              (label, values) ->
                  assertThat(values)
                      .as("values of " + label + " of " + name)
                      .allMatch(value -> value.matches(MetricsPage.LABELS.get(label).pattern())));
        });
  }

  /** Live accuracy comes with live slates; the replayed one stands for it. */
  @Test
  void givesEveryPanelOfADashboardData() throws IOException {
    try (Monitoring monitoring = Monitoring.prometheus(folder, RestAssured.port, 1)) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(Dashboards.queries())
                      .filteredOn(query -> !query.dataOnlyLater())
                      .allSatisfy(
                          query ->
                              assertThat(monitoring.query(expression(query)))
                                  .as("%s", query)
                                  .isNotEmpty()));
    }
  }

  private static String expression(Query query) {
    return query.filledIn("10s").replace("origin=\"live\"", "origin=\"replay\"");
  }

  private static Scrape scrape() {
    return Scrape.of(given().get("/q/metrics").then().statusCode(200).extract().asString());
  }
}
