package io.tipoff.embedded;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Keeps the engines' own chatter out of the product's log. Warnings and errors stay, but for those
 * that the embedded broker gives at every start and stop.
 */
final class QuietLogs {

  private static final Map<String, Level> LEVELS =
      Map.of(
          "kafka", Level.WARNING,
          "org.apache.kafka", Level.WARNING,
          "org.apache.kafka.clients.NetworkClient", Level.SEVERE,
          "org.apache.kafka.controller.QuorumController", Level.SEVERE,
          "state.change.logger", Level.WARNING,
          "io.zonky.test", Level.WARNING);

  /** Held strongly: a collected logger forgets its level. */
  private static final List<Logger> LOGGERS =
      LEVELS.keySet().stream().map(Logger::getLogger).toList();

  private QuietLogs() {}

  /**
   * Sets the levels. Also the first touch of the log manager, which must happen in one thread:
   * initialised by two at once, the JVM hangs.
   */
  static void apply() {
    LogManager.getLogManager();
    LOGGERS.forEach(logger -> logger.setLevel(LEVELS.get(logger.getName())));
  }

  /** Nothing more of a broker that has given up: its threads fail at everything until they end. */
  static void silence() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
  }
}
