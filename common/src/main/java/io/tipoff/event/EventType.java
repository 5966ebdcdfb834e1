package io.tipoff.event;

import io.tipoff.slate.Phase;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The facts that are told, and how CloudEvents types name them. */
enum EventType {
  SOURCE_FETCHED("source-fetched", SourceFetched.class),
  TASK_COMPLETED("task-completed", TaskCompleted.class),
  LINE_MOVED("line-moved", LineMoved.class),
  PLAYER_STATUS_CHANGED("player-status-changed", PlayerStatusChanged.class);

  private static final Pattern WRITTEN =
      Pattern.compile("io\\.tipoff\\.([a-z]+)\\.([a-z]+(?:-[a-z]+)*)\\.v1");

  private final String fact;
  private final Class<? extends TipoffEvent> record;

  EventType(String fact, Class<? extends TipoffEvent> record) {
    this.fact = fact;
    this.record = record;
  }

  String fact() {
    return fact;
  }

  Class<? extends TipoffEvent> record() {
    return record;
  }

  static EventType of(TipoffEvent event) {
    return switch (event) {
      case SourceFetched fetched -> SOURCE_FETCHED;
      case TaskCompleted completed -> TASK_COMPLETED;
      case LineMoved moved -> LINE_MOVED;
      case PlayerStatusChanged changed -> PLAYER_STATUS_CHANGED;
    };
  }

  /** {@code io.tipoff.<phase>.<fact>.v1}. */
  static String written(TipoffEvent event) {
    return "io.tipoff." + event.phase().id() + "." + of(event).fact + ".v1";
  }

  /** What a written type stands for; empty if no event of ours is written so. */
  static Optional<EventType> read(String type) {
    Matcher matcher = WRITTEN.matcher(type);
    if (!matcher.matches()
        || Arrays.stream(Phase.values()).noneMatch(phase -> phase.id().equals(matcher.group(1)))) {
      return Optional.empty();
    }
    return Arrays.stream(values()).filter(known -> known.fact.equals(matcher.group(2))).findFirst();
  }
}
