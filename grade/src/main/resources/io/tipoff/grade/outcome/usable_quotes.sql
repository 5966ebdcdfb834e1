-- Quotes on a slate that were made before the tip at two real prices.
-- Grain: one quote. Key: quote_id.
-- As of: the latest version of each quote known before the parameter.
-- Parameters: as-of, date of the slate.
SELECT
  quote_id,
  game_id,
  player_id,
  market,
  book,
  line,
  over_price,
  under_price,
  known_at
FROM raw.prop_quote_as_of(?)
WHERE game_date = ?
  AND price_usable
  AND NOT in_game
  AND over_price IS NOT NULL
  AND under_price IS NOT NULL
ORDER BY game_id, player_id, market, book, quote_id
