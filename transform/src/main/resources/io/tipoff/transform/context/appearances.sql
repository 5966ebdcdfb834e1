-- The latest appearance of every player for every team.
-- Grain: one row per player and team. Key: player_id, team.
-- As of: box scores known before the cut-off and dated before the slate.
-- Parameters: cut-off, date, first date.
SELECT player_id, team, MAX(game_date) AS last_game_date, MAX(known_at) AS known_at
FROM analytics.player_game_as_of(?)
WHERE game_date < ? AND game_date >= ?
GROUP BY player_id, team
ORDER BY player_id, team
