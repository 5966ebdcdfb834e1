-- What is known of the games predicted for a slate.
-- Grain: one game. Key: game_id.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of, date of the slate, as-of, date of the slate, as-of.
SELECT
  predicted.game_id,
  later.game_date AS later_date,
  result.game_date AS result_date,
  result.home_team,
  result.away_team,
  result.home_score,
  result.away_score,
  result.known_at AS result_known_at,
  later.known_at AS later_known_at
FROM (
  SELECT game_id
  FROM predictions.prediction_as_of(?)
  WHERE game_date = ?
  GROUP BY game_id
) AS predicted
LEFT JOIN (
  SELECT game_id, MAX(game_date) AS game_date, MAX(known_at) AS known_at
  FROM raw.game_as_of(?)
  WHERE game_date > ?
  GROUP BY game_id
) AS later ON later.game_id = predicted.game_id
LEFT JOIN raw.game_result_as_of(?) AS result ON result.game_id = predicted.game_id
ORDER BY predicted.game_id
