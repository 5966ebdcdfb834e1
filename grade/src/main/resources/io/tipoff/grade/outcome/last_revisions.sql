-- Predictions of a slate that count, with their picks: of each origin, system, game, player and
-- market the last revision not after the tip (its facts are strictly before its as-of).
-- Grain: one prediction. Key: prediction_id.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of, as-of, date of the slate, as-of, date of the slate.
SELECT
  p.origin,
  p.system,
  p.as_of,
  p.game_id,
  p.player_id,
  p.market,
  p.prediction_id,
  p.game_date,
  p.season,
  p.season_type,
  p.team,
  p.opponent,
  p.median,
  p.mean,
  p.distribution,
  p.line_shift,
  p.model_digest,
  p.quality,
  k.pick_id,
  k.side,
  k.reason,
  k.quote_id,
  k.book,
  k.line,
  k.over_price,
  k.under_price,
  k.expected_value,
  k.edge,
  k.no_vig,
  IF(k.known_at IS NULL OR k.known_at < p.known_at, p.known_at, k.known_at) AS known_at
FROM (
  SELECT
    made.origin,
    made.system,
    made.as_of,
    made.game_id,
    made.player_id,
    made.market,
    made.prediction_id,
    made.game_date,
    made.season,
    made.season_type,
    made.team,
    made.opponent,
    made.median,
    made.mean,
    made.distribution,
    made.line_shift,
    made.model_digest,
    made.quality,
    made.known_at,
    ROW_NUMBER() OVER (
      PARTITION BY made.origin, made.system, made.game_id, made.player_id, made.market
      ORDER BY made.as_of DESC
    ) AS recency
  FROM predictions.prediction_as_of(?) AS made
  LEFT JOIN raw.game_as_of(?) AS game
    ON game.game_id = made.game_id AND game.game_date = made.game_date
  WHERE made.game_date = ? AND (game.tip IS NULL OR made.as_of <= game.tip)
) AS p
LEFT JOIN predictions.pick_as_of(?) AS k
  ON k.origin = p.origin
  AND k.system = p.system
  AND k.as_of = p.as_of
  AND k.game_id = p.game_id
  AND k.player_id = p.player_id
  AND k.market = p.market
  AND k.game_date = ?
WHERE p.recency = 1
ORDER BY p.origin, p.system, p.game_id, p.player_id, p.market
