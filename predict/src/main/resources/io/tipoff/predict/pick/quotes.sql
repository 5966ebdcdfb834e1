-- Quotes of one slate. Grain: one quote. Key: quote_id.
-- As of: known strictly before the instant, and stamped before it; in-game quotes never.
SELECT
  quote_id,
  source,
  game_id,
  player_id,
  market,
  book,
  line,
  over_price,
  under_price,
  price_usable,
  quoted_at,
  known_at
FROM raw.prop_quote_as_of(?)
WHERE game_date = ?
  AND NOT in_game
  AND (quoted_at IS NULL OR quoted_at < ?)
ORDER BY quote_id
