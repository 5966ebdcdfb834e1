-- What decides whether picks of a slate are published.
-- Grain: one row.
-- As of: the latest version of each row known before the parameter; health is that of earlier slates.
-- Parameters: date, as-of, first and last date nearby, as-of, as-of, date, date.
SELECT s.games, s.near, p.predictions, p.usable
FROM (
  SELECT COUNT(CASE WHEN game_date = ? THEN 1 END) AS games, COUNT(game_id) AS near
  FROM raw.game_as_of(?)
  WHERE game_date BETWEEN ? AND ?
) AS s
CROSS JOIN (
  SELECT
    COUNT(made.game_id) AS predictions,
    COUNT(CASE WHEN h.state = 'BLOCKED' THEN NULL ELSE 1 END) AS usable
  FROM predictions.prediction_as_of(?) AS made
  LEFT JOIN (
    SELECT
      origin, system, market, state,
      ROW_NUMBER() OVER (PARTITION BY origin, system, market ORDER BY slate_date DESC) AS recency
    FROM grades.model_health_as_of(?)
    WHERE slate_date < ?
  ) AS h
    ON h.origin = made.origin AND h.system = made.system AND h.market = made.market
      AND h.recency = 1
  WHERE made.game_date = ?
) AS p
