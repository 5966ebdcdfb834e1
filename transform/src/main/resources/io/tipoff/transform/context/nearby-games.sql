-- Games announced for the days before a date.
-- Grain: one row per game and date. Key: game_id, game_date.
-- As of: announcements known before the cut-off.
-- Parameters: cut-off, first date, date, season.
SELECT game_id, game_date, home_team, away_team, known_at
FROM raw.game_as_of(?)
WHERE game_date >= ? AND game_date < ? AND season = ?
ORDER BY game_date, game_id
