package io.tipoff.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifySettingsTest {

  private static final Vertx VERTX = Vertx.vertx();

  private static final Map<String, String> GOOD =
      Map.of(
          "critical", "chat,mail,errors",
          "destinations.chat.kind", "slack",
          "destinations.chat.url", "https://hooks.example/SECRET",
          "destinations.chat.escalates-to", "mail",
          "destinations.mail.kind", "mail",
          "destinations.mail.host", "smtp.example",
          "destinations.mail.from", "tipoff@example",
          "destinations.mail.to", "ann@example,bob@example",
          "destinations.errors.kind", "sentry",
          "destinations.errors.url", "https://KEY@errors.example/7");

  @AfterAll
  static void close() {
    VERTX.closeAndAwait();
  }

  @Test
  void nobodyIsToldByDefault() {
    NotifyConfig config = config(Map.of());
    Destinations none = new Destinations(config, VERTX);

    assertThat(none.routes()).isEmpty();
    assertThat(none.names()).isEmpty();
    assertThat(config.perHour()).isEqualTo(5);
    assertThat(config.atOnce()).isEqualTo(2);
    assertThat(config.every()).isEqualTo("5s");
    assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.retry().first()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.retry().longest()).isEqualTo(Duration.ofMinutes(15));
    assertThat(config.retry().tries()).isEqualTo(8);
    assertThat(config.breaker().after()).isEqualTo(6);
    assertThat(config.breaker().open()).isEqualTo(Duration.ofSeconds(30));
    none.close();
  }

  @Test
  void readsWhoIsToldOfWhat() {
    Destinations destinations = new Destinations(config(GOOD), VERTX);

    assertThat(destinations.routes())
        .containsExactly(Map.entry(Notice.Severity.CRITICAL, Set.of("chat", "errors", "mail")));
    assertThat(destinations.named("chat").orElseThrow().escalatesTo()).contains("mail");
    assertThat(destinations.named("mail").orElseThrow().kind()).isEqualTo(ChannelKind.MAIL);
    destinations.close();
  }

  /** What is empty is not set: so an environment variable that nobody filled in is told too. */
  @ParameterizedTest
  @CsvSource({
    "critical,'chat,pager',tipoff.notify.critical names the destination 'pager'",
    "warning,pager,tipoff.notify.warning names the destination 'pager'",
    "destinations.chat.url,'',destinations.chat.url is not set",
    "destinations.chat.url,hooks.example,destinations.chat.url cannot be used",
    "destinations.chat.url,https://hooks.example/SE CRET,destinations.chat.url cannot be used",
    "destinations.errors.url,https://errors.example/7,a DSN is https://KEY@HOST/PROJECT",
    "destinations.mail.host,'',destinations.mail.host is not set",
    "destinations.mail.from,'',destinations.mail.from is not set",
    "destinations.mail.to,'',destinations.mail.to is not set",
    "destinations.mail.username,ann,destinations.mail.password is not set",
    "destinations.mail.escalates-to,chat,leads back to",
    "destinations.mail.escalates-to,pager,escalates-to names the destination 'pager'",
    "per-hour,0,tipoff.notify.per-hour must be",
    "at-once,6,tipoff.notify.at-once must be",
    "retry.tries,0,tipoff.notify.retry.tries must be",
    "retry.longest,1s,tipoff.notify.retry.first must be",
    "timeout,0s,tipoff.notify.timeout must be"
  })
  void aSettingThatIsMissingOrWrongIsNamedAndItsValueIsNot(
      String setting, String value, String said) {
    Map<String, String> settings = new HashMap<>(GOOD);
    settings.put(setting, value);
    NotifyConfig config = config(settings);

    assertThatThrownBy(() -> new Destinations(config, VERTX))
        .isInstanceOf(TipoffException.class)
        .hasMessageContaining("tipoff.notify.")
        .hasMessageContaining(said)
        .hasMessageNotContainingAny("SE CRET", "SECRET")
        .extracting(failure -> ((TipoffException) failure).category())
        .isEqualTo(FailureCategory.CONFIGURATION);
  }

  @Test
  void aNoticeIsCountedByFewSignatures() {
    assertThatThrownBy(() -> notice("gate of nba/2025-01-15"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatCode(() -> notice("gate-blocked:grade")).doesNotThrowAnyException();
  }

  private static Notice notice(String signature) {
    return new Notice(Notice.Severity.WARNING, signature, "t", "d", "r");
  }

  static NotifyConfig config(Map<String, String> settings) {
    Map<String, String> named = new HashMap<>();
    settings.forEach((name, value) -> named.put("tipoff.notify." + name, value));
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withDefaultValues(named)
        .withMapping(NotifyConfig.class)
        .build()
        .getConfigMapping(NotifyConfig.class);
  }
}
