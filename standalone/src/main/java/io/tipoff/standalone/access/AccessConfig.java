package io.tipoff.standalone.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Who may ask for operations, and how often. */
@ConfigMapping(prefix = "tipoff.operations")
public interface AccessConfig {

  /**
   * Names under which operations may be asked for from other machines; without any, only this
   * machine itself may ask.
   */
  Optional<Set<String>> hosts();

  /** Requests that a key may make in a minute. */
  @WithDefault("120")
  int requestsPerMinute();

  /** How long a body may take to arrive. */
  @WithDefault("5s")
  Duration bodyWithin();
}
