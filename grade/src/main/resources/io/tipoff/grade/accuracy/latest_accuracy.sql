-- How good each system is over its last dates, by market.
-- Grain: one origin, system, market and span of each one's latest slate, which are the key.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of, twice.
SELECT
  rows.origin,
  rows.system,
  rows.market,
  rows.span,
  rows.wins,
  rows.losses,
  rows.predicted,
  rows.predicted_mae
FROM grades.accuracy_as_of(?) AS rows
JOIN (
  SELECT
    origin,
    system,
    MAX(slate_date) AS slate_date
  FROM grades.accuracy_as_of(?)
  GROUP BY origin, system
) AS latest
  ON latest.origin = rows.origin
  AND latest.system = rows.system
  AND latest.slate_date = rows.slate_date
ORDER BY rows.origin, rows.system, rows.market, rows.span
