-- Grain: one model. Key: model_id. As-of rule: none; the model of a digest never changes.
SELECT m.model_id, m.trained_as_of, m.rows, m.first_date, m.last_date, m.contract_digest, m.manifest
  FROM predictions.model AS m
 WHERE m.digest = ? AND m.system = ? AND m.market = ?
 ORDER BY m.known_at
 LIMIT 1
