-- Who was predicted in games that were played, and did not appear.
-- Grain: one origin, system and season. Key: origin, system, season.
-- As of: predictions and box scores in their latest versions known before the parameters.
-- Parameters: as-of, three times.
SELECT
  p.origin,
  p.system,
  p.season,
  COUNT(*) AS players,
  COUNTIF(g.player_id IS NULL) AS absent
FROM (
  SELECT DISTINCT origin, system, season, game_id, player_id
  FROM predictions.prediction_as_of(?)
) AS p
JOIN (SELECT DISTINCT game_id FROM analytics.player_game_as_of(?)) AS played
  ON played.game_id = p.game_id
LEFT JOIN analytics.player_game_as_of(?) AS g
  ON g.game_id = p.game_id AND g.player_id = p.player_id
GROUP BY p.origin, p.system, p.season
ORDER BY p.origin, p.system, p.season
