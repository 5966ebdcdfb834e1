package io.tipoff.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

  private static final String PASSWORD = "quarkus.datasource.password";

  @TempDir Path folder;

  @Test
  void aSettingThatNamesAFileHasWhatIsInIt() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "s3cr:et ${x}\n");

    assertThat(config(Map.of(PASSWORD, "${file::" + file + "}")).getValue(PASSWORD, String.class))
        .isEqualTo("s3cr:et ${x}");
  }

  @Test
  @Tag("SEC-01")
  void aFileThatIsNotThereOrEmptyIsNamed() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");

    for (Path file : new Path[] {empty, folder.resolve("absent"), folder}) {
      SmallRyeConfig config = config(Map.of(PASSWORD, "${file::" + file + "}"));
      assertThatThrownBy(() -> config.getValue(PASSWORD, String.class))
          .isInstanceOf(TipoffException.class)
          .hasMessageContaining("the secret file " + file)
          .extracting(failure -> ((TipoffException) failure).category())
          .isEqualTo(FailureCategory.CONFIGURATION);
    }
  }

  @Test
  @Tag("SEC-01")
  void aLedgerWithoutPasswordIsRefusedByTheNameOfItsSetting() {
    assertThatThrownBy(() -> login(Map.of("quarkus.datasource.username", "ann")))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining(PASSWORD);
    assertThatThrownBy(() -> login(Map.of("quarkus.datasource.username", "ann", PASSWORD, "")))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("tipoff.ledger.password");
    assertThat(login(Map.of("quarkus.datasource.username", "ann", PASSWORD, "x")).username())
        .isEqualTo("ann");
  }

  private static LedgerLogin login(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withDefaultValues(settings)
        .withDefaultValue("tipoff.ledger.username", "${quarkus.datasource.username}")
        .withDefaultValue("tipoff.ledger.password", "${quarkus.datasource.password}")
        .withMapping(LedgerLogin.class)
        .build()
        .getConfigMapping(LedgerLogin.class);
  }

  private static SmallRyeConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredSecretKeysHandlers()
        .withDefaultValues(settings)
        .build();
  }
}
