-- How good each system is over its last dates, by market.
-- Grain: one origin, system, market and span of each one's latest slate, which are the key.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of, twice.
SELECT
  a.origin,
  a.system,
  a.market,
  a.span,
  a.wins,
  a.losses,
  a.no_vig,
  a.predicted,
  a.predicted_mae
FROM grades.accuracy_as_of(?) AS a
JOIN (
  SELECT
    origin,
    system,
    MAX(slate_date) AS slate_date
  FROM grades.accuracy_as_of(?)
  GROUP BY origin, system
) AS latest
  ON latest.origin = a.origin
  AND latest.system = a.system
  AND latest.slate_date = a.slate_date
ORDER BY a.origin, a.system, a.market, a.span
