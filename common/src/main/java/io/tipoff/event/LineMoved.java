package io.tipoff.event;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.tipoff.digest.Digests;
import io.tipoff.slate.Market;
import io.tipoff.slate.Phase;
import io.tipoff.slate.Slate;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A book quotes another line or price than before. High volume, a hint: the quotes of the raw table
 * are the level.
 *
 * @param line new line, in the market's unit (counts of one player in one game); not negative
 * @param previousLine line before, absent for the book's first quote
 * @param quotedAt the book's own stamp
 */
public record LineMoved(
    @JsonPropertyDescription("Slate of the game.") Slate slate,
    @JsonPropertyDescription("Game by the league's id.") String gameId,
    @JsonPropertyDescription("Player by the league's id.") String playerId,
    @JsonPropertyDescription("What is bet on.") Market market,
    @JsonPropertyDescription("Who quotes.") String book,
    @JsonPropertyDescription("New line, in the market's unit.") double line,
    @JsonPropertyDescription("Line before; absent for the book's first quote.")
        OptionalDouble previousLine,
    @JsonPropertyDescription("The book's own stamp.") Instant quotedAt)
    implements TipoffEvent {

  /** Topic of all line moves, whatever the slate. */
  public static final String TOPIC = "tipoff.lines";

  public LineMoved {
    String event = "LineMoved";
    Checks.present(slate, event, "slate");
    Checks.matching(gameId, Checks.TOKEN, event, "gameId");
    Checks.matching(playerId, Checks.TOKEN, event, "playerId");
    Checks.present(market, event, "market");
    Checks.matching(book, Checks.TOKEN, event, "book");
    line(line, "line");
    Checks.present(previousLine, event, "previousLine");
    previousLine.ifPresent(before -> line(before, "previousLine"));
    Checks.present(quotedAt, event, "quotedAt");
  }

  private static void line(double value, String component) {
    if (!Double.isFinite(value) || value < 0) {
      throw Checks.invalid("LineMoved", component, value + " is not a line");
    }
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
            gameId,
            playerId,
            market.name(),
            book,
            Double.toString(line),
            previousLine.isPresent() ? Double.toString(previousLine.getAsDouble()) : "-",
            quotedAt.toString()));
  }
}
