-- Days on which a revision's teams played before.
-- Grain: one row per team and earlier game, oldest first.
-- As of: box scores known before the cut-off and dated before the slate.
-- Parameters: cut-off, cut-off, date, date.
SELECT g.team, UNIX_DATE(g.game_date) AS day
FROM analytics.team_game_as_of(?) AS g
JOIN analytics.game_context AS c
  ON c.team = g.team
WHERE c.as_of = ? AND c.game_date = ? AND g.game_date < ?
ORDER BY g.team, g.game_date, g.game_id
