-- Grain: versions of the grade of one prediction. Key: prediction_id, known_at. As-of rule: none; the latest version is asked for.
SELECT result, reason, actual, absolute_error, returned
  FROM grades.grade
 WHERE prediction_id = ?
 ORDER BY known_at DESC
 LIMIT 1
