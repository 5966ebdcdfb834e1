-- When a system was last trained. Grain: one row, none if it never was.
-- As of: trainings known strictly before the instant.
SELECT m.trained_as_of, m.rows
FROM predictions.model_as_of(?) AS m
WHERE m.system = ?
ORDER BY m.trained_as_of DESC, m.rows
LIMIT 1
