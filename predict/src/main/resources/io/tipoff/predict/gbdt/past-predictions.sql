-- A system's last prediction of each past game with its outcome. Grain: one player, game and market.
-- Key: game_id, player_id, market. As of: predictions and outcomes known strictly before the
-- instant, of dates before the slate's.
SELECT
  p.game_id,
  p.player_id,
  p.market,
  p.median,
  CASE p.market
    WHEN 'POINTS' THEN g.points
    WHEN 'REBOUNDS' THEN g.rebounds
    WHEN 'ASSISTS' THEN g.assists
    WHEN 'THREES' THEN g.threes
    ELSE g.pra
  END AS outcome
FROM (
  SELECT
    game_date,
    game_id,
    player_id,
    market,
    median,
    ROW_NUMBER() OVER (
      PARTITION BY game_id, player_id, market
      ORDER BY as_of DESC, origin
    ) AS place
  FROM predictions.prediction_as_of(?)
  WHERE system = ?
    AND game_date >= ?
    AND game_date < ?
) AS p
JOIN analytics.player_game_as_of(?) AS g
  ON g.game_id = p.game_id AND g.player_id = p.player_id
WHERE p.place = 1
  AND g.game_date < ?
ORDER BY p.game_date, p.game_id, p.player_id, p.market
