-- A system's last prediction of each past game. Grain: one player, game and market.
-- Key: game_id, player_id, market. As of: predictions known strictly before the instant, of dates
-- before the slate's.
SELECT p.game_id, p.player_id, p.market, p.distribution
FROM (
  SELECT
    game_id,
    player_id,
    market,
    distribution,
    ROW_NUMBER() OVER (
      PARTITION BY game_id, player_id, market
      ORDER BY as_of DESC, origin
    ) AS place
  FROM predictions.prediction_as_of(?)
  WHERE system = ?
    AND game_date >= ?
    AND game_date < ?
) AS p
WHERE p.place = 1
ORDER BY p.game_id, p.player_id, p.market
