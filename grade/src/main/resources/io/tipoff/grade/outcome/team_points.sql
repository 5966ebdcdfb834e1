-- Points of each team's players on a slate, and when its latest box row became known.
-- Grain: one team in one game. Key: game_id, team.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of, date of the slate.
SELECT game_id, team, SUM(points) AS points, MAX(known_at) AS known_at
FROM raw.player_box_as_of(?)
WHERE game_date = ?
GROUP BY game_id, team
ORDER BY game_id, team
