-- Appearances of a slate's games.
-- Grain: one row per player who appeared. Key: game_id, player_id.
-- As of: latest version of each row known before the first parameter; second parameter: date.
SELECT
  game_id, player_id, game_date, season, season_type, player_name, team, opponent, home, seconds,
  points, rebounds, offensive_rebounds, assists, steals, blocks, turnovers, fouls,
  field_goals_made, field_goals_attempted, threes_made, threes_attempted, free_throws_attempted,
  known_at
FROM raw.player_box_as_of(?)
WHERE game_date = ?
ORDER BY game_id, player_id
