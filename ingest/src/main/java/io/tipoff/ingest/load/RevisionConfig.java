package io.tipoff.ingest.load;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;

/** Settings of a slate's revisions, {@code tipoff.ingest.revisions.*}. */
@ConfigMapping(prefix = "tipoff.ingest.revisions")
public interface RevisionConfig {

  /** Of which slates there are revisions before the last of each game. */
  enum Early {
    /** Those that a provider told of, as their day went on. */
    FETCHED,
    ALWAYS,
    NEVER
  }

  @WithDefault("fetched")
  Early early();

  /** When the first early revision stands, in the league's local time. */
  @WithDefault("12:00")
  LocalTime cutOff();

  /** What becomes known later is gathered over this time, then there is another. */
  @WithDefault("15M")
  Duration apart();
}
