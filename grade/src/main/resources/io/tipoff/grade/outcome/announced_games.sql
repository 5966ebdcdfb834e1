-- Games of a slate, for checking that nothing is graded but their players.
-- Grain: one row per game. Key: game_id.
-- As of: games known before the as-of.
-- Parameters: as-of, date.
SELECT game_id, home_team, away_team
FROM raw.game_as_of(?)
WHERE game_date = ?
ORDER BY game_id
