package io.tipoff.event;

import io.tipoff.run.RunState;
import io.tipoff.slate.Market;
import io.tipoff.slate.Pass;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** One of each event, with every component present. */
final class Events {

  static final Slate SLATE = Slate.parse("nba/2025-01-15");
  static final Instant TIP = Instant.parse("2025-01-16T00:10:00Z");
  static final String DIGEST = "0123456789abcdef".repeat(4);

  private Events() {}

  static List<TipoffEvent> all() {
    return List.of(completed(), fetched(), moved(), statusChanged());
  }

  static TaskCompleted completed() {
    return new TaskCompleted(
        Phase.FEATURES,
        "feature-rows",
        SLATE,
        Pass.PREGAME,
        Optional.of(TIP),
        17,
        RunState.SUCCEEDED,
        DIGEST,
        Map.of("rows", 212L, "quarantined", 3L),
        List.of("203999", "1629029"));
  }

  static SourceFetched fetched() {
    return new SourceFetched("season-files", "archive.player_box", SLATE, DIGEST, 261, TIP);
  }

  static LineMoved moved() {
    return new LineMoved(
        SLATE,
        "0022400561",
        "203999",
        Market.PRA,
        "draftkings",
        49.5,
        OptionalDouble.of(50.5),
        TIP);
  }

  static PlayerStatusChanged statusChanged() {
    return new PlayerStatusChanged(
        SLATE,
        "203999",
        "injury-report",
        PlayerStatus.OUT,
        Optional.of(PlayerStatus.QUESTIONABLE),
        TIP);
  }
}
