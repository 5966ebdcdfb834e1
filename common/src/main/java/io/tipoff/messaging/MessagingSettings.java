package io.tipoff.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Settings of the outbox relay and the dead letters; the connectors' own are {@code mp.messaging}.
 */
@ConfigMapping(prefix = "tipoff.messaging")
public interface MessagingSettings {

  Relay relay();

  DeadLetterIndex deadLetters();

  Lag lag();

  /** Wait before a failed send or write is tried again; doubles up to the longest. */
  Retry retry();

  /** From the outbox to the transport. */
  interface Relay {

    /** Whether there is an outbox to tell from. */
    @WithDefault("true")
    boolean enabled();

    /** How often the outbox is looked at without being woken. */
    @WithDefault("1s")
    String poll();

    /** How long the relay gathers messages after it was woken, so that many go at once. */
    @WithDefault("200ms")
    Duration gather();

    /** Messages read at a time. */
    @WithDefault("500")
    int batch();

    /** Slates whose messages are on their way to the broker at a time. */
    @WithDefault("128")
    int inFlight();
  }

  /** The ledger's index of dead letters. */
  interface DeadLetterIndex {

    /** How often the gauge {@code tipoff_dead_letters} is read from the ledger. */
    @WithDefault("30s")
    String countEvery();

    /** How long an entry is tried again while the ledger does not answer. */
    @WithDefault("10m")
    Duration indexFor();

    /** How often a message may be told again after it died; from then on a replay is refused. */
    @WithDefault("3")
    int mostReplays();
  }

  /** How far consumers are behind. */
  interface Lag {

    /** How often the offsets are read from the broker. */
    @WithDefault("30s")
    String every();

    /** How long after the start they are read first: short commands have no use for them. */
    @WithDefault("10s")
    String delay();
  }

  /** Backoff. */
  interface Retry {

    @WithDefault("200ms")
    Duration first();

    @WithDefault("10s")
    Duration longest();
  }
}
