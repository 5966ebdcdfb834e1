-- Games of a slate, for checking that both teams of each have a row.
-- Grain: one row per game. Key: game_id.
-- As of: games known before the as-of, which is past for what is summarised after the games.
-- Parameters: as-of, date.
SELECT game_id, home_team, away_team
FROM raw.game_as_of(?)
WHERE game_date = ?
ORDER BY game_id
