package io.tipoff.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the kernel, {@code tipoff.kernel.*}. */
@ConfigMapping(prefix = "tipoff.kernel")
public interface KernelConfig {

  /**
   * Name under which this process holds leases; the same after a restart, unlike any other's. Of
   * two processes with one name the one that started last gets the leases.
   */
  @WithDefault("${quarkus.application.name:tipoff}@${HOSTNAME:local}")
  String instance();

  /** Whether this process starts what is due by itself; one that reads or replays does not. */
  @WithDefault("true")
  boolean acts();

  /** Whether there is a ledger's database; a backtest keeps its own in memory. */
  @WithDefault("true")
  boolean ledger();

  /** Whether runs are traced. */
  @WithDefault("false")
  boolean traces();

  /** Interval of heartbeats; a lease lasts three. */
  @WithDefault("60s")
  Duration heartbeat();

  /** Runs of one scope on one version of its inputs, the first included. */
  @WithDefault("5")
  int attempts();

  /** Runs of one scope that may finish within the window of the storm guard. */
  @WithDefault("60")
  int stormRuns();

  /** Window of the storm guard; a scope that it stopped is free again after it. */
  @WithDefault("10m")
  Duration stormWindow();

  /** Wait after the first transient failure; doubles with each further one. */
  @WithDefault("1s")
  Duration firstDelay();

  /** Longest wait between attempts. */
  @WithDefault("60s")
  Duration longestDelay();

  /** Wait after a look that failed, for instance because the ledger did not answer. */
  @WithDefault("2s")
  Duration lookAgain();

  /** How many days back, and one ahead, the sweep looks at announced slates. */
  @WithDefault("3")
  int watchDays();

  /** Longest wait of a replay for one slate to settle. */
  @WithDefault("15m")
  Duration replayPatience();

  /** How often the sweep looks for what no event told; {@code off} in tests of events alone. */
  @WithDefault("60s")
  String sweep();

  /** How often the gauges are read from the ledger; the alert of one that is away counts on it. */
  @WithDefault("5s")
  String meters();
}
