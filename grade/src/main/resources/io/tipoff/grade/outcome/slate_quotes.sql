-- Quotes on a slate that were made before the tip, whatever their prices.
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
  price_usable,
  known_at
FROM raw.prop_quote_as_of(?)
WHERE game_date = ?
  AND NOT in_game
ORDER BY game_id, player_id, market, book, quote_id
