-- Errors of systems, last-ten mean and line by the height of the line.
-- Grain: one season, origin, system, market and whole number below the line, which are the key.
-- As of: the latest version of each row known before the parameters.
-- Parameters: as-of, as-of, least history.
SELECT
  s.season,
  g.origin,
  g.system,
  s.market,
  CAST(FLOOR(s.market_line) AS INT64) AS line,
  COUNT(*) AS n,
  SUM(ABS(g.median - s.actual)) AS error,
  SUM(ABS(s.market_line - s.actual)) AS line_error,
  SUM(ABS(s.last10 - s.actual)) AS last10_error
FROM grades.scored_row_as_of(?) AS s
JOIN grades.grade_as_of(?) AS g
  ON g.game_id = s.game_id AND g.player_id = s.player_id AND g.market = s.market
WHERE s.market_line IS NOT NULL
  AND s.last10 IS NOT NULL
  AND s.history_games >= ?
  AND s.season_type IN ('RS', 'PI')
  AND g.actual IS NOT NULL
GROUP BY s.season, g.origin, g.system, s.market, CAST(FLOOR(s.market_line) AS INT64)
ORDER BY season, origin, system, market, line
