package io.tipoff.messaging;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pending messages of one topic and key, in their order. The first goes alone: while the broker is
 * away it is the only one that is tried, so that none behind it can arrive before it. Once it is
 * acknowledged the others go at once; the broker keeps their order.
 */
record OutboxLane(List<OutboxMessage> messages) {

  private record Address(String topic, String key) {}

  /**
   * What came of a lane.
   *
   * @param ids messages that may be forgotten: all before the first that failed. One that was
   *     acknowledged behind a failed one is told again after it.
   */
  record Told(List<Long> ids, Optional<Throwable> failure) {}

  /** The lanes of messages, in the order of each one's first message. */
  static List<OutboxLane> of(List<OutboxMessage> messages) {
    Map<Address, List<OutboxMessage>> lanes = new LinkedHashMap<>();
    for (OutboxMessage message : messages) {
      Address address = new Address(message.topic(), message.key());
      lanes.computeIfAbsent(address, one -> new ArrayList<>()).add(message);
    }
    return lanes.values().stream().map(OutboxLane::new).toList();
  }

  /** Tells the lane as far as the broker takes it; never fails. */
  Uni<Told> tell(EventSender sender) {
    return send(sender, messages.getFirst())
        .flatMap(
            failure ->
                failure.isPresent() || messages.size() == 1
                    ? Uni.createFrom().item(told(List.of(failure)))
                    : rest(sender).map(this::told));
  }

  private Uni<List<Optional<Throwable>>> rest(EventSender sender) {
    List<Uni<Optional<Throwable>>> sends = new ArrayList<>();
    sends.add(Uni.createFrom().item(Optional.empty()));
    messages.stream().skip(1).forEach(message -> sends.add(send(sender, message)));
    return Uni.join().all(sends).andFailFast();
  }

  private static Uni<Optional<Throwable>> send(EventSender sender, OutboxMessage message) {
    return sender
        .send(message)
        .onItemOrFailure()
        .transform((done, failure) -> Optional.ofNullable(failure));
  }

  private Told told(List<Optional<Throwable>> failures) {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < failures.size(); i++) {
      if (failures.get(i).isPresent()) {
        return new Told(ids, failures.get(i));
      }
      ids.add(messages.get(i).id());
    }
    return new Told(ids, Optional.empty());
  }
}
