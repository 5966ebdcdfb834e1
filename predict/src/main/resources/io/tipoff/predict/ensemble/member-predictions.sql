-- What the systems said of one revision. Grain: one system, player, game and market.
-- Key: system, game_id, player_id, market. As of: the revision's own; what it rests on is older.
SELECT
  system,
  game_id,
  player_id,
  market,
  median
FROM predictions.prediction_as_of(?)
WHERE as_of = ?
  AND game_date = ?
  AND origin = ?
ORDER BY system, game_id, player_id, market
