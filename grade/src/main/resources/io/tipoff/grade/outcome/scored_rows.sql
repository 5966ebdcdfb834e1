-- Scored rows of a slate.
-- Grain: one player, game and market. Key: game_id, player_id, market.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of, date of the slate.
SELECT
  game_id,
  player_id,
  market,
  game_date,
  season,
  season_type,
  actual,
  history_games,
  last5,
  last10,
  season_mean,
  market_line,
  known_at
FROM grades.scored_row_as_of(?)
WHERE game_date = ?
ORDER BY game_id, player_id, market
