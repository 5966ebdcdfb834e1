package io.tipoff.notice;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where notices and their deliveries are kept, shared by all replicas. */
public interface NoticeStore {

  /** Raises a notice. */
  Uni<Void> raise(Notice notice);

  /** Raises what of a source holds and did not before, and forgets what holds no more. */
  Uni<Void> holding(String source, List<Condition> conditions);

  /**
   * Takes open notices that their signature's limit lets through, with a delivery to each
   * destination of their severity.
   *
   * @param limit of one signature, over all replicas
   * @return how many were taken
   */
  Uni<Integer> take(Limit limit, Map<Notice.Severity, Set<String>> routes);

  /** Holds deliveries that are due to any of these destinations, for one try each. */
  Uni<List<Delivery>> due(Set<String> destinations, int most, Duration hold);

  /** The destination has it. */
  Uni<Void> sent(Delivery delivery);

  /** The try failed; there is another after the delay. */
  Uni<Void> again(Delivery delivery, String error, Duration delay);

  /** It was not tried; that is no try, and there is one after the delay. */
  Uni<Void> postponed(Delivery delivery, Duration delay);

  /** The last try failed. Somebody else, if anybody, gets it instead, in the same transaction. */
  Uni<Void> gaveUp(Delivery delivery, String error, Optional<String> instead);

  /** What has not arrived. */
  Uni<Backlog> backlog();

  /**
   * A notice on its way to a destination, held for one try.
   *
   * @param tries tries so far, this one included
   */
  record Delivery(long id, String destination, int tries, Telling telling) {}

  /**
   * How often a signature is told.
   *
   * @param perHour at most
   * @param atOnce how many of those at once; later ones keep a distance, and gather
   */
  record Limit(int perHour, int atOnce) {

    /** The least distance of those that are not told at once. */
    public Duration distance() {
      return Duration.ofHours(1).dividedBy(Math.max(1, perHour - atOnce + 1));
    }
  }

  /**
   * What has not arrived.
   *
   * @param pending deliveries that are tried again
   * @param failed deliveries of the last day that were given up
   */
  record Backlog(long pending, long failed) {}
}
