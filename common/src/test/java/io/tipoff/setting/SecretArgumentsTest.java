package io.tipoff.setting;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tipoff.failure.TipoffException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretArgumentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quarkus.datasource.password",
        "tipoff.notify.destinations.post.password",
        "tipoff.notify.destinations.chat.url",
        "tipoff.notify.destinations.errors.token",
        "quarkus.otel.exporter.otlp.headers",
        "quarkus.otel.exporter.otlp.traces.headers",
        "tipoff.fetch.balldontlie.key"
      })
  @Tag("SEC-01")
  void aSecretIsRefusedAndNotRepeated(String name) {
    assertThatThrownBy(
            () ->
                SecretArguments.refuse(List.of("-Xms32m", "-D" + name + "=s3cret=\nof two lines")))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining(name)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void whatNamesAFileOrIsNoSecretIsNot() {
    assertThatCode(
            () ->
                SecretArguments.refuse(
                    List.of(
                        "-Dtipoff.notify.destinations.chat.url=${file::/run/secrets/chat}",
                        "-Dtipoff.notify.destinations.chat.kind=slack",
                        "-Dquarkus.datasource.username=tipoff",
                        "-Dtipoff.fetch.balldontlie.url=https://api.balldontlie.io")))
        .doesNotThrowAnyException();
  }
}
