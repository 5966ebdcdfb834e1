package io.tipoff.notice;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.notice.NotifyConfig.DestinationConfig;
import io.tipoff.notice.NotifyConfig.MailSecurity;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the settings of the notifier; what is wrong is named by its setting, never by its value.
 */
record NotifySettings(NotifyConfig config) {

  private static final int MOST_CONNECTIONS = 2;

  /** All that can be wrong beyond a single destination. */
  void check() {
    require(config.perHour() >= 1, "per-hour", "must be 1 or more");
    require(
        config.atOnce() >= 1 && config.atOnce() <= config.perHour(),
        "at-once",
        "must be 1 or more, and no more than per-hour");
    require(config.retry().tries() >= 1, "retry.tries", "must be 1 or more");
    require(config.breaker().after() >= 1, "breaker.after", "must be 1 or more");
    require(
        config.retry().first().isPositive()
            && config.retry().longest().compareTo(config.retry().first()) >= 0,
        "retry.first",
        "must be positive, and no longer than retry.longest");
    require(config.timeout().isPositive(), "timeout", "must be positive");
    require(config.breaker().open().isPositive(), "breaker.open", "must be positive");
    config.warning().ifPresent(names -> checkNames("warning", names));
    config.critical().ifPresent(names -> checkNames("critical", names));
    config.destinations().keySet().forEach(this::checkEscalation);
  }

  private void checkNames(String setting, Set<String> names) {
    for (String name : new TreeSet<>(names)) {
      if (!config.destinations().containsKey(name)) {
        throw wrong(
            setting,
            "names the destination '" + name + "', which is not configured",
            "Set "
                + setting("destinations." + name + ".kind")
                + " and its address, or name one of "
                + new TreeSet<>(config.destinations().keySet()));
      }
    }
  }

  private void checkEscalation(String name) {
    Set<String> seen = new HashSet<>();
    Optional<String> next = Optional.of(name);
    while (next.isPresent()) {
      if (!seen.add(next.get())) {
        throw wrong(
            "destinations." + name + ".escalates-to",
            "leads back to '" + next.get() + "'",
            "Let the last destination of a chain escalate to none.");
      }
      DestinationConfig at = config.destinations().get(next.get());
      at.escalatesTo()
          .ifPresent(other -> checkNames("destinations." + name + ".escalates-to", Set.of(other)));
      next = at.escalatesTo();
    }
  }

  Destination destination(String name, HttpPost http, Vertx vertx) {
    DestinationConfig destination = config.destinations().get(name);
    Channel channel =
        switch (destination.kind()) {
          case SLACK -> new SlackChannel(http, address(name));
          case WEBHOOK -> new WebhookChannel(http, address(name), destination.token());
          case SENTRY -> sentry(name, http);
          case MAIL -> mail(name, destination, vertx);
        };
    return new Destination(name, destination.kind(), channel, destination.escalatesTo(), config);
  }

  private SentryChannel sentry(String name, HttpPost http) {
    try {
      return SentryChannel.of(http, address(name));
    } catch (IllegalArgumentException e) {
      throw unusable(name, e.getMessage());
    }
  }

  private URI address(String name) {
    String text = needed(name, "url", config.destinations().get(name).url());
    try {
      URI address = new URI(text);
      if (address.getHost() == null || !List.of("http", "https").contains(address.getScheme())) {
        throw unusable(name, "it is no address that begins with https:// or http://");
      }
      return address;
    } catch (URISyntaxException e) {
      // the exception's message has the address, which may be a secret
      throw unusable(name, "it is no address: " + e.getReason());
    }
  }

  private MailChannel mail(String name, DestinationConfig destination, Vertx vertx) {
    String host = needed(name, "host", destination.host());
    String from = needed(name, "from", destination.from());
    Set<String> to = needed(name, "to", destination.to());
    MailConfig mail =
        new MailConfig()
            .setHostname(host)
            .setPort(destination.port())
            .setSsl(destination.tls() == MailSecurity.FROM_START)
            .setStarttls(
                destination.tls() == MailSecurity.REQUIRED
                    ? StartTLSOptions.REQUIRED
                    : StartTLSOptions.DISABLED)
            .setLogin(LoginOption.NONE)
            .setKeepAlive(false)
            .setMaxPoolSize(MOST_CONNECTIONS);
    mail.setConnectTimeout((int) config.timeout().toMillis());
    mail.setHostnameVerificationAlgorithm("HTTPS");
    if (destination.username().isPresent()) {
      mail.setLogin(LoginOption.REQUIRED)
          .setUsername(destination.username().get())
          .setPassword(needed(name, "password", destination.password()));
    }
    Context loop = new Context(((VertxInternal) vertx.getDelegate()).createEventLoopContext());
    return new MailChannel(
        MailClient.create(vertx, mail), loop, host, from, List.copyOf(new TreeSet<>(to)));
  }

  private static <T> T needed(String name, String part, Optional<T> value) {
    return value.orElseThrow(
        () ->
            wrong(
                "destinations." + name + "." + part,
                "is not set, or is empty",
                "Set it, or take the destination out."));
  }

  private static TipoffException unusable(String name, String why) {
    return wrong(
        "destinations." + name + ".url", "cannot be used: " + why, "Correct it where it is set.");
  }

  private static void require(boolean met, String setting, String rule) {
    if (!met) {
      throw wrong(setting, rule, "Correct it where it is set.");
    }
  }

  private static TipoffException wrong(String setting, String what, String remedy) {
    return new TipoffException(
        FailureCategory.CONFIGURATION, "the setting " + setting(setting) + " " + what, remedy);
  }

  private static String setting(String name) {
    return NotifyConfig.PREFIX + "." + name;
  }
}
