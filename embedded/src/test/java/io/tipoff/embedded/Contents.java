package io.tipoff.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts one message and one row per call into running engines and reads back what is there. */
record Contents(String bootstrapServers, String jdbcUrl) {

  private static final String TOPIC = "slates";

  static Contents of(Engines engines) {
    return of(engines.properties());
  }

  static Contents of(Map<String, String> properties) {
    return new Contents(properties.get(Engines.KAFKA), properties.get(Engines.JDBC_URL));
  }

  void add(String value)
      throws SQLException, ExecutionException, InterruptedException, TimeoutException {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, value)).get(30, TimeUnit.SECONDS);
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS slates (slate TEXT)");
      statement.execute("INSERT INTO slates VALUES ('" + value + "')");
    }
  }

  List<String> rows() throws SQLException {
    return query("SELECT slate FROM slates ORDER BY slate");
  }

  List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  /** Messages that the group has not seen yet; commits them. Waits until as many are there. */
  List<String> unseenMessages(String group, int count) {
    List<String> messages = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                group,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "session.timeout.ms",
                2000,
                "heartbeat.interval.ms",
                500),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      for (int polls = 0; polls < 60 && messages.size() < count; polls++) {
        for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(500))) {
          messages.add(message.value());
        }
      }
      consumer.commitSync();
    }
    return messages;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
  }
}
