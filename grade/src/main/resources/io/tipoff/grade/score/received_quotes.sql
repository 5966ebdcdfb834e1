-- Quotes on a slate with both price cells filled, as received: whatever their prices and stamps;
-- those whose player the source left to his name are no part of the rule.
-- Grain: one quote. Key: quote_id.
-- As of: the latest version of each quote known before the parameter.
-- Parameters: as-of, date of the slate.
SELECT
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
  AND over_price IS NOT NULL
  AND under_price IS NOT NULL
  AND NOT resolved_by_name
ORDER BY game_id, player_id, market, book, quote_id
