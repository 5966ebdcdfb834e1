-- Grain: versions of one prediction. Key: prediction_id, known_at. As-of rule: none; the latest version is asked for.
SELECT prediction_id, origin, system, as_of, game_id, player_id, market, game_date, season, team, opponent,
       median, mean, distribution, model_digest, feature_digest, quality,
       line, distribution_over, line_shift
  FROM predictions.prediction
 WHERE prediction_id = ?
 ORDER BY known_at DESC
 LIMIT 1
