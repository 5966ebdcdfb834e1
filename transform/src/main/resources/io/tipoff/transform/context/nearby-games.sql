-- Games of each team around a date: announced before or after it, or played before it.
-- Grain: one row per team and game. Key: team, game_id, game_date.
-- As of: announcements and box scores known before the cut-off; nothing played on the date or later.
-- Parameters: twice cut-off, first date, last date, season; then cut-off, first date, date, season.
SELECT team, game_id, game_date, MAX(known_at) AS known_at
FROM (
  SELECT home_team AS team, game_id, game_date, known_at
  FROM raw.game_as_of(?)
  WHERE game_date >= ? AND game_date <= ? AND season = ?
  UNION ALL
  SELECT away_team AS team, game_id, game_date, known_at
  FROM raw.game_as_of(?)
  WHERE game_date >= ? AND game_date <= ? AND season = ?
  UNION ALL
  SELECT team, game_id, game_date, known_at
  FROM analytics.team_game_as_of(?)
  WHERE game_date >= ? AND game_date < ? AND season = ?
) AS games
GROUP BY team, game_id, game_date
ORDER BY team, game_date, game_id
