-- Decided bets whose book quoted the player again before the tip, with what it said last, and what
-- the other books said last beside it.
-- Grain: one bet and quote of a book's last stamp. Key: prediction_id, closing_quote_id.
-- As of: the latest version of each row known before the parameters; this is a report, and nothing
-- that is computed before the games reads it.
-- Parameters: as-of, as-of, as-of, as-of.
WITH latest AS (
  SELECT source, game_id, player_id, market, book, MAX(quoted_at) AS closed_at
  FROM raw.prop_quote_as_of(?)
  WHERE NOT in_game AND price_usable AND quoted_at IS NOT NULL
  GROUP BY source, game_id, player_id, market, book
)
SELECT
  g.season,
  g.origin,
  g.system,
  g.market,
  g.game_date,
  g.prediction_id,
  g.side,
  g.line,
  g.no_vig,
  q.book = g.book AS own,
  q.quote_id AS closing_quote_id,
  q.book AS closing_book,
  q.line AS closing_line,
  q.over_price,
  q.under_price
FROM grades.grade_as_of(?) AS g
JOIN raw.prop_quote_as_of(?) AS taken ON taken.quote_id = g.quote_id
JOIN latest AS own
  ON own.source = taken.source
  AND own.game_id = taken.game_id
  AND own.player_id = taken.player_id
  AND own.market = taken.market
  AND own.book = taken.book
JOIN latest
  ON latest.source = taken.source
  AND latest.game_id = taken.game_id
  AND latest.player_id = taken.player_id
  AND latest.market = taken.market
JOIN raw.prop_quote_as_of(?) AS q
  ON q.source = latest.source
  AND q.game_id = latest.game_id
  AND q.player_id = latest.player_id
  AND q.market = latest.market
  AND q.book = latest.book
  AND q.quoted_at = latest.closed_at
WHERE g.result IN ('WIN', 'LOSS', 'PUSH')
  AND g.no_vig IS NOT NULL
  AND taken.quoted_at < own.closed_at
  AND NOT q.in_game
  AND q.price_usable
ORDER BY g.season, g.origin, g.system, g.market, g.game_date, g.prediction_id, q.quote_id
