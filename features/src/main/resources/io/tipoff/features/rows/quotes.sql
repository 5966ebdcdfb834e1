-- Quotes on players in a revision's games, with both prices.
-- Grain: one row per quote, in the order of the quotes' ids.
-- As of: known strictly before the cut-off and stamped before it; in-game quotes never.
-- Parameters: cut-off, cut-off, date, date, cut-off.
SELECT
  q.game_id, q.player_id, q.market, q.book, q.line,
  q.over_price, q.under_price, q.price_usable,
  q.quoted_at IS NOT NULL AS stamped, q.known_at
FROM raw.prop_quote_as_of(?) AS q
JOIN (
  SELECT DISTINCT game_id
  FROM analytics.game_context
  WHERE as_of = ? AND game_date = ?
) AS c
  ON c.game_id = q.game_id
WHERE q.game_date = ?
  AND NOT q.in_game
  AND q.over_price IS NOT NULL
  AND q.under_price IS NOT NULL
  AND (q.quoted_at IS NULL OR q.quoted_at < ?)
ORDER BY q.quote_id
