-- Final scores of a slate's games.
-- Grain: one row per finished game. Key: game_id.
-- As of: latest version of each row known before the first parameter; second parameter: date.
SELECT game_id, home_team, away_team, home_score, away_score, known_at
FROM raw.game_result_as_of(?)
WHERE game_date = ?
ORDER BY game_id
