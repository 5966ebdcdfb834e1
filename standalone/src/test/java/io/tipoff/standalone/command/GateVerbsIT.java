package io.tipoff.standalone.command;

import static io.tipoff.standalone.command.Verbs.PATIENCE;
import static io.tipoff.standalone.command.Verbs.patiently;
import static io.tipoff.standalone.command.Verbs.tipoff;
import static io.tipoff.standalone.command.Verbs.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.dispatch.Kernel;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.ingest.season.SeasonFileSource;
import io.tipoff.ledger.SliceLedger;
import io.tipoff.run.SourceSlice;
import io.tipoff.slate.Slate;
import io.tipoff.standalone.faults.FaultsProfile;
import io.tipoff.standalone.faults.League;
import io.tipoff.standalone.faults.LedgerTables;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gates shown and overridden, with all six services at work. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class GateVerbsIT {

  private static final String BOX = "archive.player_box";

  @Inject SeasonFileSource source;
  @Inject SliceLedger slices;
  @Inject Kernel kernel;
  @TempDir Path folder;
  FaultyEngines engines;

  private League league;
  private LedgerTables ledger;

  @BeforeEach
  void archive() {
    league = League.archive(source, folder);
    ledger = new LedgerTables(engines.jdbcUrl());
  }

  @Test
  @Tag("ORC-04")
  void anOverrideLetsABlockedPhaseGoOnUntilItExpires() throws SQLException {
    Slate slate = withoutBox(12);
    awaitBlocked(slate);
    assertBlocked(slate);
    patiently()
        .untilAsserted(
            () ->
                assertThat(ledger.rows("select signature, detail, latest from ledger.notice"))
                    .anySatisfy(
                        told ->
                            assertThat(told)
                                .contains("gate-blocked:transform", slate + " POSTGAME")));

    assertThat(override(slate, "--expires", "2h")).satisfies(told(2, "no reason is given"));
    assertThat(override(slate, "--reason", "late", "--expires", "2020-01-01T00:00:00Z"))
        .satisfies(told(2, "would have expired"));
    assertThat(override(slate, "--reason", "late", "--expires", "soon"))
        .satisfies(told(2, "'soon' says neither"));

    Console opened = override(slate, "--reason", "box is late", "--expires", "2h", "-o", "json");
    assertThat(gate(opened.json(), "TRANSFORM").get("overrides").get(0).get("actor").asText())
        .isEqualTo("ann");
    patiently().until(() -> !runs(slate, "phase = 'TRANSFORM' and pass = 'POSTGAME'").isEmpty());
    String run = runs(slate, "phase = 'TRANSFORM' and pass = 'POSTGAME'").getFirst();
    assertThat(tipoff("run", "show", run, "-o", "json").json().get("degraded").get(0).asText())
        .contains("raw.player_box of " + slate, "is not there");
    assertThat(tipoff("gate", "show", slate.toString()).out())
        .contains("by ann until", "box is late");
    assertThat(tipoff("status", slate.toString()).out()).contains("by ann until");
    assertThat(tipoff("audit", "list", "-n", "100").out())
        .contains("ann", "gate override", "transform of " + slate, "DONE", "box is late")
        .contains("REFUSED: no slate");

    ledger.execute("update ledger.gate_override set expires_at = now()");
    Console expired = tipoff("gate", "show", slate.toString());
    assertThat(expired.exit()).isEqualTo(3);
    assertThat(expired.out())
        .containsPattern("POSTGAME +transform +BLOCKED")
        .doesNotContain("by ann");
  }

  private void assertBlocked(Slate slate) {
    assertThat(tipoff("gate", "show", slate.toString()))
        .satisfies(
            shown -> assertThat(shown.exit()).isEqualTo(3),
            shown ->
                assertThat(shown.out())
                    .containsPattern("POSTGAME +ingest +BLOCKED .*" + BOX)
                    .containsPattern("POSTGAME +transform +BLOCKED .*raw.player_box"));
    JsonNode late =
        gate(tipoff("status", slate.toString(), "-o", "json").json(), "TRANSFORM").get("late");
    assertThat(late.findValuesAsText("task")).contains("player-game-summary");
    assertThat(late.get(0).get("since").asText()).startsWith(slate.date().plusDays(1) + "T");
    assertThat(tipoff("status", slate.toString()).out())
        .contains("player-game-summary since " + slate.date().plusDays(1) + "T");
    assertThat(tipoff("reconcile", slate.toString()))
        .satisfies(
            looked -> assertThat(looked.exit()).isEqualTo(3),
            looked ->
                assertThat(looked.out())
                    .containsPattern("PREGAME .* DONE")
                    .containsPattern("POSTGAME +transform +player-game-summary +BLOCKED"));
    assertThat(tipoff("stuck"))
        .satisfies(
            stuck -> assertThat(stuck.exit()).isEqualTo(3),
            stuck ->
                assertThat(stuck.out())
                    .contains("WRONG gate transform POSTGAME of " + slate)
                    .contains("tipoff gate override transform " + slate));
    String date = slate.date().toString();
    Console rehearsed = tipoff("backfill", "--from", date, "--to", date, "--dry-run", "-o", "json");
    assertThat(rehearsed.exit()).isEqualTo(3);
    assertThat(rehearsed.json().get(0).get("blocked").asInt()).isPositive();
    assertThat(rehearsed.json().get(0).get("due").asInt()).isZero();
  }

  @Test
  @Tag("ORC-03")
  @Tag("ORC-10")
  void nothingStartsWhileItCannotBeReadWhatOperatorsDecided() throws SQLException {
    Slate slate = withoutBox(13);
    ledger.execute("alter table ledger.gate_override rename to gate_override_away");
    try {
      kernel.dispatcher().signal(slate);
      assertThat(tipoff("reconcile", slate.toString()).exit()).isEqualTo(1);
      assertThat(tipoff("gate", "show", slate.toString()).exit()).isEqualTo(1);
      assertThat(runs(slate, "true")).isEmpty();
    } finally {
      ledger.execute("alter table ledger.gate_override_away rename to gate_override");
    }
    awaitBlocked(slate);
    assertThat(runs(slate, "pass = 'PREGAME'")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status nba/2001-01-01",
        "gate show nba/2001-01-01",
        "gate override grade nba/2001-01-01 --reason late --expires 2h",
        "reconcile nba/2001-01-01",
        "runs nba/2001-01-01",
        "validate nba/2001-01-01"
      })
  void aSlateThatIsNotKnownIsRefusedInTheSameWords(String line) {
    Console refused = tipoff(line.split(" "));

    assertThat(refused)
        .satisfies(told(1, "no slate nba/2001-01-01 is known", "tipoff status", "tipoff replay"));
    assertThat(refused.out()).isEmpty();
  }

  /** A slate of past games whose box scores never came. */
  private Slate withoutBox(int number) {
    Slate slate = league.slate(number);
    List<SourceSlice> some =
        league.of(slate).stream().filter(slice -> !slice.artefact().equals(BOX)).toList();
    assertThat(some).isNotEmpty().hasSizeLessThan(league.of(slate).size());
    slices.announce(some, List.of()).await().atMost(PATIENCE);
    return slate;
  }

  private void awaitBlocked(Slate slate) {
    kernel.dispatcher().signal(slate);
    awaitSettled(slate);
    assertThat(kernel.dispatcher().look(slate).await().atMost(PATIENCE).blocked()).isNotEmpty();
  }

  private void awaitSettled(Slate slate) {
    patiently().until(() -> kernel.dispatcher().look(slate).await().atMost(PATIENCE).isSettled());
  }

  private static Console override(Slate slate, String... more) {
    String[] arguments = new String[more.length + 6];
    System.arraycopy(
        new String[] {"gate", "override", "transform", slate.toString(), "--actor", "ann"},
        0,
        arguments,
        0,
        6);
    System.arraycopy(more, 0, arguments, 6, more.length);
    return tipoff(arguments);
  }

  private static JsonNode gate(JsonNode gates, String phase) {
    for (JsonNode gate : gates) {
      if (gate.get("phase").asText().equals(phase)
          && gate.get("pass").asText().equals("POSTGAME")) {
        return gate;
      }
    }
    throw new AssertionError("no gate of " + phase + " in " + gates);
  }

  private List<String> runs(Slate slate, String where) throws SQLException {
    return ledger.rows(
        "select id from ledger.run where slate_date = '" + slate.date() + "' and " + where);
  }
}
