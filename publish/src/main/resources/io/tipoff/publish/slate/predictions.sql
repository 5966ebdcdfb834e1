-- Predictions of a slate with their picks: of each origin, system, game, player and market the last
-- revision not after the tip, beside the one that it supersedes.
-- Grain: one prediction. Key: prediction_id.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of, as-of, date, date, as-of, date, as-of, date,
-- as-of, first date of names, date, as-of, date.
SELECT
  p.prediction_id, p.game_id, p.player_id, n.player_name, p.team, p.opponent, p.market, p.system,
  p.origin, p.as_of, p.superseded_as_of, p.superseded_distribution, p.median,
  p.mean, p.distribution, p.quality, p.model_digest,
  k.side, k.reason, k.book, k.line, k.over_price, k.under_price, k.quoted_at,
  k.p_over, k.p_push, k.expected_value, k.edge, k.no_vig, k.kelly,
  b.reason AS superseded_reason, b.book AS superseded_book, b.line AS superseded_line,
  b.over_price AS superseded_over_price, b.under_price AS superseded_under_price,
  SUM(CASE WHEN k.side = 'OVER' THEN 1 ELSE 0 END) OVER (
    PARTITION BY p.origin, p.system, p.market
  ) AS overs,
  SUM(CASE WHEN k.side = 'UNDER' THEN 1 ELSE 0 END) OVER (
    PARTITION BY p.origin, p.system, p.market
  ) AS unders,
  h.state AS health,
  p.known_at
FROM (
  SELECT
    made.prediction_id, made.game_id, made.player_id, made.team, made.opponent, made.market,
    made.system, made.origin, made.as_of, made.median, made.mean, made.distribution, made.quality,
    made.model_digest, made.known_at,
    LAG(made.as_of) OVER (
      PARTITION BY made.origin, made.system, made.game_id, made.player_id, made.market
      ORDER BY made.as_of
    ) AS superseded_as_of,
    LAG(made.distribution) OVER (
      PARTITION BY made.origin, made.system, made.game_id, made.player_id, made.market
      ORDER BY made.as_of
    ) AS superseded_distribution,
    ROW_NUMBER() OVER (
      PARTITION BY made.origin, made.system, made.game_id, made.player_id, made.market
      ORDER BY made.as_of DESC
    ) AS recency
  FROM predictions.prediction_as_of(?) AS made
  LEFT JOIN raw.game_as_of(?) AS game
    ON game.game_id = made.game_id AND game.game_date = ?
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
LEFT JOIN predictions.pick_as_of(?) AS b
  ON b.origin = p.origin
  AND b.system = p.system
  AND b.as_of = p.superseded_as_of
  AND b.game_id = p.game_id
  AND b.player_id = p.player_id
  AND b.market = p.market
  AND b.game_date = ?
LEFT JOIN (
  SELECT player_id, MAX(player_name) AS player_name
  FROM analytics.player_game_as_of(?)
  WHERE game_date >= ? AND game_date < ?
  GROUP BY player_id
) AS n
  ON n.player_id = p.player_id
LEFT JOIN (
  SELECT
    origin, system, market, state,
    ROW_NUMBER() OVER (PARTITION BY origin, system, market ORDER BY slate_date DESC) AS recency
  FROM grades.model_health_as_of(?)
  WHERE slate_date < ?
) AS h
  ON h.origin = p.origin AND h.system = p.system AND h.market = p.market AND h.recency = 1
WHERE p.recency = 1
