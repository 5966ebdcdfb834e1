package io.tipoff.exactness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tipoff.embedded.EmbeddedKafka;
import io.tipoff.embedded.EngineStartException;
import io.tipoff.embedded.SmallDisk;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker on a disk that is really full; skipped where none can be mounted. */
@Timeout(120)
class FullBrokerDiskIT {

  private static final String SIZE = "32m";
  private static final TopicPartition TOPIC = new TopicPartition("told", 0);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SOON = Duration.ofSeconds(8);
  private static final int LONGER_THAN_A_PAGE = 10_000;

  @TempDir Path folder;

  private final Logger log = Logger.getLogger(EmbeddedKafka.class.getName());
  private final Said said = new Said();

  /** What the broker's keeper writes to the log. */
  private static final class Said extends Handler {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    String next() {
      await().atMost(PATIENCE).until(() -> !lines.isEmpty());
      return lines.remove();
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    log.addHandler(said);
  }

  @AfterEach
  void listenNoMore() {
    log.removeHandler(said);
  }

  @Test
  @Tag("RES-10")
  void endsTheBrokerAloneIsNamedAndTheBrokerComesBackOnceThereIsRoom() throws Exception {
    try (SmallDisk disk = SmallDisk.at(folder, SIZE)) {
      Path directory = disk.folder().resolve("kafka");
      try (EmbeddedKafka broker = EmbeddedKafka.start(directory, 0);
          KafkaProducer<String, String> producer = producer(broker)) {
        send(producer, "before");

        disk.fill();
        assertThatThrownBy(() -> send(producer, "-".repeat(LONGER_THAN_A_PAGE)))
            .isInstanceOf(ExecutionException.class);

        assertThat(said.next())
            .contains("cannot write its log in " + directory, "its disk is full", "make room");
        await().atMost(SOON).until(() -> isFree(broker.port()));

        disk.empty();
        assertThat(said.next()).contains("has been started again in " + directory);
        send(producer, "after");
        assertThat(told(broker)).startsWith("before").endsWith("after");
      }
    }
  }

  @Test
  @Tag("RES-10")
  void isLeftInTimeByABrokerThatItHasStoppedAndNamedToOneThatIsStarted() throws Exception {
    try (SmallDisk disk = SmallDisk.at(folder, SIZE)) {
      Path directory = disk.folder().resolve("kafka");
      EmbeddedKafka broker = EmbeddedKafka.start(directory, 0);
      try (KafkaProducer<String, String> producer = producer(broker)) {
        send(producer, "before");
        disk.fill(); // even one that is told nothing has something to note every few seconds
        assertThat(said.next()).contains("its disk is full");
      } finally {
        long began = System.nanoTime();
        broker.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
      }

      assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0))
          .isInstanceOf(EngineStartException.class)
          .hasMessageContaining(directory.toString())
          .hasMessageContaining("its disk is full");

      disk.empty();
      try (EmbeddedKafka again = EmbeddedKafka.start(directory, 0);
          KafkaProducer<String, String> producer = producer(again)) {
        send(producer, "after");
        assertThat(told(again)).startsWith("before").endsWith("after");
      }
    }
  }

  /** The others wait for a controller that does not answer any more. */
  @Test
  @Tag("RES-10")
  void endsTheBrokerInTimeWhereItsControllerIsTheFirstToNotice() throws Exception {
    Path directory = folder.resolve("kafka");
    EmbeddedKafka.start(directory, 0).close();
    try (SmallDisk disk = SmallDisk.at(folder, SIZE)) {
      moveControllersLog(directory, disk.folder());
      try (EmbeddedKafka broker = EmbeddedKafka.start(directory, 0)) {
        disk.fill();

        assertThat(said.next()).contains("not for want of room");
        assertThat(isFree(broker.port())).isTrue();
        assertThat(said.next()).contains("is not started again: Kafka did not start");

        disk.empty();
        await().atMost(PATIENCE).until(() -> said.next().contains("has been started again"));
      }
    }
  }

  private static void moveControllersLog(Path directory, Path to) throws IOException {
    Path log = directory.resolve("__cluster_metadata-0");
    try (Stream<Path> files = Files.list(log)) {
      for (Path file : files.toList()) {
        Files.move(file, to.resolve(file.getFileName()));
      }
    }
    Files.delete(log);
    Files.createSymbolicLink(log, to);
  }

  private static boolean isFree(int port) throws IOException {
    try (ServerSocket own = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return own.isBound();
    } catch (BindException taken) {
      return false;
    }
  }

  private static KafkaProducer<String, String> producer(EmbeddedKafka broker) {
    return new KafkaProducer<>(
        Map.<String, Object>of(
            "bootstrap.servers", broker.bootstrapServers(),
            "request.timeout.ms", 2_000,
            "delivery.timeout.ms", 4_000,
            "max.block.ms", 15_000),
        new StringSerializer(),
        new StringSerializer());
  }

  private static void send(KafkaProducer<String, String> producer, String body)
      throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(TOPIC.topic(), body)).get();
  }

  /** All that the topic holds. */
  private static List<String> told(EmbeddedKafka broker) {
    List<String> all = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(TOPIC));
      consumer.seekToBeginning(List.of(TOPIC));
      long end = consumer.endOffsets(List.of(TOPIC)).get(TOPIC);
      while (consumer.position(TOPIC) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(message -> all.add(message.value()));
      }
    }
    return all;
  }
}
