package io.tipoff.notice;

import io.smallrye.mutiny.Uni;
import io.tipoff.time.SlateClock;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a notice is raised. Nothing is while nobody is told of it, nor by a process that replays or
 * does not act: what happened then is no news.
 */
@Singleton
public final class Notices {

  private final NoticeStore store;
  private final Destinations destinations;
  private final SlateClock clock;
  private final boolean acts;

  Notices(
      NoticeStore store,
      Destinations destinations,
      SlateClock clock,
      @ConfigProperty(name = "tipoff.kernel.acts", defaultValue = "true") boolean acts) {
    this.store = store;
    this.destinations = destinations;
    this.clock = clock;
    this.acts = acts;
  }

  /** Whether this process raises notices. */
  public boolean isOn() {
    return acts && !clock.isReplaying() && !destinations.routes().isEmpty();
  }

  /** The notice, if it is to be raised: for a transaction that records what it is about. */
  public Optional<Notice> wanted(Notice notice) {
    return isOn() && destinations.routes().containsKey(notice.severity())
        ? Optional.of(notice)
        : Optional.empty();
  }

  /**
   * Tells what lasts, when it begins: what of a source holds now, all of it. Whoever of the
   * replicas sees it first raises it.
   */
  public Uni<Void> holding(String source, List<Condition> conditions) {
    if (!isOn()) {
      return Uni.createFrom().voidItem();
    }
    return store.holding(
        source,
        conditions.stream().filter(condition -> wanted(condition.notice()).isPresent()).toList());
  }
}
