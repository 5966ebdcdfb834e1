package io.tipoff.grade.accuracy;

import io.tipoff.slate.Market;
import io.tipoff.slate.Origin;
import io.tipoff.warehouse.Table;
import io.tipoff.warehouse.WriteMode;
import java.time.Instant;
import java.time.LocalDate;

/** The columns that closing-line value reads, declared as their owners do. */
final class ClosingTables {

  record Quoted(
      String quoteId,
      String source,
      String gameId,
      String playerId,
      Market market,
      String book,
      double line,
      Long overPrice,
      Long underPrice,
      boolean priceUsable,
      Instant quotedAt,
      boolean inGame,
      Instant knownAt) {}

  record Bet(
      String predictionId,
      Origin origin,
      String system,
      Market market,
      LocalDate gameDate,
      String season,
      String result,
      String side,
      String quoteId,
      String book,
      Double line,
      Double noVig,
      Instant knownAt) {}

  static final Table QUOTED =
      Table.of("raw", "prop_quote", Quoted.class, WriteMode.APPEND, "quote_id");

  static final Table BETS =
      Table.of("grades", "grade", Bet.class, WriteMode.APPEND, "prediction_id");

  private ClosingTables() {}
}
