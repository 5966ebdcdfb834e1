-- Games announced for the days around a date, the date itself left out.
-- Grain: one row per game and date. Key: game_id, game_date.
-- As of: announcements known before the cut-off; of later dates those that the slate's own slice of
-- the schedule holds, so that it does not matter which later slates are loaded.
-- Parameters: cut-off, first date, date, season, cut-off, date, season.
SELECT game_id, game_date, home_team, away_team, neutral, known_at
FROM raw.game_as_of(?)
WHERE game_date >= ? AND game_date < ? AND season = ?
UNION ALL
SELECT game_id, game_date, home_team, away_team, neutral, known_at
FROM raw.schedule_ahead_as_of(?)
WHERE slate_date = ? AND game_date > slate_date AND season = ?
ORDER BY game_date, game_id
