-- Grain: versions of the pick made from one prediction. Key: prediction_id, known_at. As-of rule: none; the latest version is asked for.
SELECT pick_id, side, reason, quote_id, book, line, over_price, under_price, quoted_at, p_over, p_push, p_under,
       expected_value, edge, no_vig, kelly
  FROM predictions.pick
 WHERE prediction_id = ?
 ORDER BY known_at DESC
 LIMIT 1
