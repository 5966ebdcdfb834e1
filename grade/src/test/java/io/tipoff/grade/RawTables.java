package io.tipoff.grade;

import io.tipoff.slate.Market;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;

/** The columns of upstream tables that this phase reads, declared here as their owners do. */
public final class RawTables {

  public static final Table PLAYER_BOX =
      Table.of("raw", "player_box", PlayerBox.class, WriteMode.APPEND, "game_id", "player_id");

  public static final Table PROP_QUOTE =
      Table.of("raw", "prop_quote", PropQuote.class, WriteMode.APPEND, "quote_id");

  private RawTables() {}

  /** A row of {@code raw.player_box}. */
  public record PlayerBox(
      String gameId,
      long playerId,
      LocalDate gameDate,
      String season,
      String seasonType,
      String playerName,
      String team,
      long points,
      long rebounds,
      long assists,
      long threesMade,
      Instant knownAt) {}

  /** A row of {@code raw.prop_quote}. */
  public record PropQuote(
      String quoteId,
      String source,
      String gameId,
      LocalDate gameDate,
      long playerId,
      Market market,
      String book,
      double line,
      Long overPrice,
      Long underPrice,
      boolean priceUsable,
      boolean inGame,
      Instant knownAt) {}
}
