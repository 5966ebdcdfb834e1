package io.tipoff.event;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.tipoff.digest.Digests;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.Optional;

/**
 * A player's status for a slate has changed. A hint: the statuses of the raw table are the level.
 *
 * @param source kebab-case name of the source that reported it
 * @param previous status before, absent for the first report
 * @param reportedAt the source's own stamp
 */
public record PlayerStatusChanged(
    @JsonPropertyDescription("Slate the report is about.") Slate slate,
    @JsonPropertyDescription("Player by the league's id.") String playerId,
    @JsonPropertyDescription("Kebab-case name of the source.") String source,
    @JsonPropertyDescription("Status now.") PlayerStatus status,
    @JsonPropertyDescription("Status before; absent for the first report.")
        Optional<PlayerStatus> previous,
    @JsonPropertyDescription("The source's own stamp.") Instant reportedAt)
    implements TipoffEvent {

  /** Topic of all status changes, whatever the slate. */
  public static final String TOPIC = "tipoff.status";

  public PlayerStatusChanged {
    String event = "PlayerStatusChanged";
    Checks.present(slate, event, "slate");
    Checks.matching(playerId, Checks.TOKEN, event, "playerId");
    Checks.matching(source, Checks.NAME, event, "source");
    Checks.present(status, event, "status");
    Checks.present(previous, event, "previous");
    Checks.present(reportedAt, event, "reportedAt");
  }

  @Override
  public Phase phase() {
    return Phase.INGEST;
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public String key() {
    return playerId;
  }

  @Override
  public String id() {
    return Digests.sha256(
        String.join(
            "|",
            slate.toString(),
            playerId,
            source,
            status.name(),
            previous.map(PlayerStatus::name).orElse("-"),
            reportedAt.toString()));
  }
}
