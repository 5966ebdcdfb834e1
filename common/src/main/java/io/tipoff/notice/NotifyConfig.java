package io.tipoff.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is told of what, {@code tipoff.notify.*}. Nobody by default. */
@ConfigMapping(prefix = NotifyConfig.PREFIX)
public interface NotifyConfig {

  String PREFIX = "tipoff.notify";

  /** Names of the destinations that are told of warnings. */
  Optional<Set<String>> warning();

  /** Names of the destinations that are told of what is critical. */
  Optional<Set<String>> critical();

  /** The destinations, by name. */
  Map<String, DestinationConfig> destinations();

  /** How often an hour a signature is told, over all replicas. */
  @WithDefault("5")
  int perHour();

  /** How many of those at once; later ones keep a distance, and gather what happens meanwhile. */
  @WithDefault("2")
  int atOnce();

  /** How often it is looked whether there is something to tell. */
  @WithDefault("5s")
  String every();

  /** After which a destination that has not answered has not taken it. */
  @WithDefault("10s")
  Duration timeout();

  Retry retry();

  Breaker breaker();

  /** What is done when a destination does not take a notice. */
  interface Retry {

    /** Wait after the first failed try; doubles with each further one. */
    @WithDefault("30s")
    Duration first();

    /** Longest wait. */
    @WithDefault("15m")
    Duration longest();

    /** Tries in all, the first included. */
    @WithDefault("8")
    int tries();
  }

  /** When a destination is left alone. */
  interface Breaker {

    /** The circuit opens when half of this many tries failed. */
    @WithDefault("6")
    int after();

    /** For how long it is open. */
    @WithDefault("30s")
    Duration open();
  }

  /** One destination; what of it must be set depends on its kind. */
  interface DestinationConfig {

    ChannelKind kind();

    /** Address of a Slack or any other webhook, or the DSN of an error tracker. A secret. */
    Optional<String> url();

    /** Sent as {@code Authorization: Bearer} to a webhook. A secret. */
    Optional<String> token();

    /** Mail server. */
    Optional<String> host();

    /** Its port. */
    @WithDefault("587")
    int port();

    /** Whether the connection to the mail server is encrypted, and how that begins. */
    @WithDefault("required")
    MailSecurity tls();

    /** Who logs in to the mail server, if anybody. */
    Optional<String> username();

    /** A secret. */
    Optional<String> password();

    /** Sender of mails. */
    Optional<String> from();

    /** Receivers of mails. */
    Optional<Set<String>> to();

    /** Destination that gets what this one did not take at its last try. */
    Optional<String> escalatesTo();
  }

  /** How a connection to a mail server is encrypted. */
  enum MailSecurity {
    /** STARTTLS, or nothing is sent. */
    REQUIRED,
    /** TLS from the first byte on. */
    FROM_START,
    /** Not at all: for a server on this machine. */
    NONE
  }
}
