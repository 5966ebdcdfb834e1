package io.tipoff.embedded;

/**
 * How embedded engines are started.
 *
 * @param kafkaPort port of the broker on 127.0.0.1; 0 takes a free one
 * @param postgresPort port of PostgreSQL on 127.0.0.1; 0 takes a free one
 * @param survivesPowerLoss whether PostgreSQL waits for the disk at each commit; data survives the
 *     death of any process either way
 */
public record EngineOptions(int kafkaPort, int postgresPort, boolean survivesPowerLoss) {

  public EngineOptions {
    requirePort("Kafka", kafkaPort);
    requirePort("PostgreSQL", postgresPort);
  }

  /** Free ports, commits wait for the disk. */
  public static EngineOptions defaults() {
    return new EngineOptions(0, 0, true);
  }

  private static void requirePort(String engine, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "port " + port + " for " + engine + " is not within 0 and 65535");
    }
  }
}
