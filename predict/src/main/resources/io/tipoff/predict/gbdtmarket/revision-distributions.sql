-- What a system said of one revision. Grain: one player, game and market.
-- Key: game_id, player_id, market. As of: the revision's own; what it rests on is older.
SELECT game_id, player_id, market, distribution
FROM predictions.prediction_as_of(?)
WHERE system = ?
  AND as_of = ?
  AND game_date = ?
  AND origin = ?
ORDER BY game_id, player_id, market
