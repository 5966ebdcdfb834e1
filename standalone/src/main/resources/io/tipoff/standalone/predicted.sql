-- Grain: one revision of a slate by one system. Key: origin, system, as_of. As-of rule: none; what stands now.
-- Parameters: as-of, date.
SELECT
  origin,
  system,
  as_of,
  COUNT(DISTINCT game_id) AS games,
  COUNT(DISTINCT player_id) AS players,
  COUNT(DISTINCT market) AS markets,
  COUNT(*) AS predictions
FROM predictions.prediction_as_of(?)
WHERE game_date = ?
GROUP BY origin, system, as_of
ORDER BY system, as_of, origin
