-- Errors of the baselines over whole seasons.
-- Grain: one season, market and baseline. Key: season, market, baseline.
-- As of: the latest version of each day known before the parameter.
-- Parameters: as-of.
SELECT
  season,
  market,
  baseline,
  SUM(scored) AS scored,
  SUM(error) AS error,
  SUM(lined) AS lined,
  SUM(lined_error) AS lined_error
FROM grades.baseline_day_as_of(?)
GROUP BY season, market, baseline
ORDER BY season, market, baseline
