package io.tipoff.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StartFailuresTest {

  @Test
  void aSecretThatIsMissingIsNamed() {
    assertThat(
            StartFailures.setting(
                "SRCFG00011: Could not expand value quarkus.datasource.password in property"
                    + " tipoff.ledger.password"))
        .isEqualTo("the setting quarkus.datasource.password is not set, or is empty");
    assertThat(
            StartFailures.setting(
                "SRCFG00040: The config property tipoff.ledger.password is defined as the empty"
                    + " String"))
        .isEqualTo("the setting quarkus.datasource.password is empty");
  }

  private static final String ENUM =
      "java.lang.IllegalArgumentException: SRCFG00039: The config property"
          + " tipoff.warehouse.durability with the config value \"nonsense\" threw an Exception"
          + " whilst being converted SRCFG00049: Cannot convert nonsense to enum class"
          + " io.tipoff.warehouse.Durability, allowed values: process-death,power-loss";

  private static final String DURATION =
      "SRCFG00039: The config property tipoff.kernel.heartbeat with the config value \"often\""
          + " threw an Exception whilst being converted Invalid duration: often";

  @Test
  @Tag("SEC-01")
  void namesTheSettingItsValueAndWhatIsAllowed() {
    assertThat(StartFailures.setting(ENUM))
        .isEqualTo(
            "the setting tipoff.warehouse.durability is 'nonsense', which cannot be used: it must"
                + " be one of process-death, power-loss");
  }

  @Test
  void saysWhyAValueCannotBeUsed() {
    assertThat(StartFailures.setting(DURATION))
        .isEqualTo(
            "the setting tipoff.kernel.heartbeat is 'often', which cannot be used: Invalid"
                + " duration: often (such as 60s, 5m or 1h)");
  }

  @Test
  void namesASettingThatDoesNotExist() {
    assertThat(
            StartFailures.setting(
                "SRCFG00050: tipoff.warehouse.durabilty in SysPropConfigSource does not map to any"
                    + " root"))
        .isEqualTo("there is no setting tipoff.warehouse.durabilty");
  }

  @Test
  void passesOnWhatItDoesNotKnow() {
    assertThat(StartFailures.setting("SRCFG00014: The config property a.b is required"))
        .isEqualTo("The config property a.b is required");
  }
}
