-- Earlier games of every team, near enough to say how it stands.
-- Grain: one row per team and game. Key: team, game_id; ordered by the reader, who sorts faster.
-- As of: games known before the cut-off and dated before the slate; two games of one day never see
-- each other.
-- Parameters: season, season before, cut-off, date, first date.
SELECT
  team, game_id, game_date,
  IF(season = ?, 1, 0) AS this_season,
  IF(season = ?, 1, 0) AS previous_season,
  seconds, field_goals_attempted, free_throws_attempted, offensive_rebounds, turnovers,
  opponent_points, opponent_field_goals_attempted, opponent_free_throws_attempted,
  opponent_offensive_rebounds, opponent_turnovers,
  allowed_points, allowed_rebounds, allowed_assists, allowed_threes,
  allowed_steals, allowed_blocks, known_at
FROM analytics.team_game_as_of(?)
WHERE game_date < ? AND game_date >= ?
