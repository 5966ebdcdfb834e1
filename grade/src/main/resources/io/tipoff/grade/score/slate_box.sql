-- Box rows of a slate: who appeared, and what he did.
-- Grain: one player in one game. Key: game_id, player_id.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of, date of the slate.
SELECT
  game_id,
  player_id,
  game_date,
  season,
  season_type,
  points,
  rebounds,
  assists,
  threes_made AS threes,
  known_at
FROM raw.player_box_as_of(?)
WHERE game_date = ?
ORDER BY game_id, player_id
