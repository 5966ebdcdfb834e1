package io.tipoff.standalone.command;

import static io.tipoff.standalone.command.Verbs.patiently;
import static io.tipoff.standalone.command.Verbs.tipoff;
import static io.tipoff.standalone.command.Verbs.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.embedded.FaultyEngines;
import io.tipoff.standalone.faults.FaultsProfile;
import org.junit.jupiter.api.Test;

/** What the doctor says of engines that run, and of one that does not; and what versions run. */
@QuarkusTest
@TestProfile(FaultsProfile.class)
@WithTestResource(FaultyEngines.class)
class DoctorIT {

  FaultyEngines engines;

  @Test
  void versionsAreOfTheBuildAndOfWhatRuns() {
    Console versions = tipoff("versions", "-o", "json");

    assertThat(versions.exit()).isZero();
    assertThat(versions.out())
        .containsPattern("\"tipoff\" : \"\\d")
        .containsPattern("\"duckdb\" : \"\\d")
        .containsPattern("\"postgresql\" : \"\\d")
        .containsPattern("\"ledger schema\" : \"\\d")
        .contains("\"java\" : \"" + Runtime.version())
        .contains("player-game@");
  }

  @Test
  void doctorSaysWhatIsWrongAndHowToMendIt() {
    patiently().until(() -> tipoff("doctor").exit() == 0); // another test may have stopped them
    Console well = tipoff("doctor");
    assertThat(well.out())
        .contains("OK    configuration", "OK    ledger: PostgreSQL", "OK    clock", "OK    disk")
        .contains("OK    models of moving-average")
        .doesNotContain("WRONG");
    assertThat(well.exit()).isZero();

    engines.stopPostgres();
    try {
      assertThat(tipoff("doctor"))
          .satisfies(
              told(3, "WRONG Reactive PostgreSQL", "WRONG ledger", "See that PostgreSQL runs"));
    } finally {
      engines.startPostgres();
    }
    patiently().until(() -> tipoff("doctor").exit() == 0);
  }
}
