-- Grades of a slate.
-- Grain: one graded prediction. Key: prediction_id.
-- As of: the latest grade of each prediction known before the parameter.
-- Parameters: as-of, as-of, first date of names, date, date.
SELECT
  g.prediction_id, g.game_id, g.player_id, n.player_name AS player, g.team, g.opponent, g.market, g.system,
  g.origin, g.result, g.reason, g.actual, g.median, g.absolute_error,
  IFNULL(g.side, 'PASS') AS side, g.book, g.line, g.edge, g.returned, g.known_at
FROM grades.grade_as_of(?) AS g
LEFT JOIN (
  SELECT player_id, MAX(player_name) AS player_name
  FROM analytics.player_game_as_of(?)
  WHERE game_date >= ? AND game_date <= ?
  GROUP BY player_id
) AS n
  ON n.player_id = g.player_id
WHERE g.game_date = ?
