package io.tipoff.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tipoff.failure.TipoffException;
import io.tipoff.log.LogMarks;
import io.tipoff.notice.Notice;
import io.tipoff.notice.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Where messages go that cannot be read or handled: into {@code <topic>.dlq}, then into the
 * ledger's index. The topic is the truth; an entry of the index that cannot be written now is tried
 * again behind the scenes, so that a ledger that is away does not hold up a partition.
 */
@ApplicationScoped
class DeadLetterOffice {

  private static final Logger LOG = Logger.getLogger(DeadLetterOffice.class);
  private static final Set<String> WAKES =
      Set.of("tipoff.ingest", "tipoff.transform", "tipoff.features");

  private final EventSender sender;
  private final DeadLetters index;
  private final MessagingSettings settings;
  private final MeterRegistry metrics;
  private final Notices notices;
  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

  @Inject
  DeadLetterOffice(
      EventSender sender,
      DeadLetters index,
      MessagingSettings settings,
      MeterRegistry metrics,
      Notices notices) {
    this.sender = sender;
    this.index = index;
    this.settings = settings;
    this.metrics = metrics;
    this.notices = notices;
  }

  /** Completes when the dead letter is in its topic; waits for the broker if it is away. */
  Uni<Void> take(DeadLetter letter) {
    LOG.warnf(
        "Dead letter of %s at %s: %s, %s",
        letter.topic(), letter.position(), letter.reason(), letter.detail());
    return sender
        .send(letter)
        .onFailure()
        .retry()
        .withBackOff(settings.retry().first(), settings.retry().longest())
        .indefinitely()
        .invoke(() -> enter(letter));
  }

  private void enter(DeadLetter letter) {
    Uni.createFrom()
        .deferred(() -> index.record(letter, notices.wanted(notice(letter))))
        .onFailure()
        .retry()
        .withBackOff(settings.retry().first(), settings.retry().longest())
        .expireIn(settings.deadLetters().indexFor().toMillis())
        .call(
            () ->
                count()
                    .onFailure(TipoffException.class)
                    .recoverWithNull()) // the timer counts again
        .subscribe()
        .with(
            done -> {},
            failure ->
                marks(letter)
                    .error(
                        LOG,
                        failure,
                        "Dead letter of %s at %s is in %s but not in the ledger's index",
                        letter.topic(),
                        letter.position(),
                        letter.deadLetterTopic()));
  }

  /** Where it was, which its lines elsewhere name too. */
  private static LogMarks marks(DeadLetter letter) {
    return LogMarks.of(letter.topic() + "/" + letter.position());
  }

  /** Of what others are computed from, somebody has to know at once. */
  private static Notice notice(DeadLetter letter) {
    return new Notice(
        WAKES.contains(letter.topic()) ? Notice.Severity.CRITICAL : Notice.Severity.WARNING,
        "dead-letter:" + letter.topic() + ":" + letter.reason(),
        "A message of " + letter.topic() + " could not be dealt with",
        letter.reason() + " at " + letter.position() + ": " + letter.detail(),
        "See it: tipoff dlq list. When its cause is mended: tipoff dlq replay --all");
  }

  /**
   * Reads the gauge from the index, so that it survives a restart and falls after a purge. Fails
   * where the index cannot be read, which the timer's age then shows.
   */
  @Scheduled(
      every = "${tipoff.messaging.dead-letters.count-every}",
      identity = "tipoff-dead-letters")
  Uni<Void> count() {
    return index
        .counts()
        .invoke(
            found -> {
              counts.forEach((topic, count) -> count.set(found.getOrDefault(topic, 0L)));
              found.forEach((topic, count) -> gauge(topic).set(count));
            })
        .replaceWithVoid();
  }

  private AtomicLong gauge(String topic) {
    return counts.computeIfAbsent(
        topic,
        name -> {
          AtomicLong count = new AtomicLong();
          Gauge.builder("tipoff.dead.letters", count, AtomicLong::doubleValue)
              .description("Dead letters in the ledger's index")
              .tag("topic", name)
              .register(metrics);
          return count;
        });
  }
}
