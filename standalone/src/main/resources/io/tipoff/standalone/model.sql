-- Grain: one model. Key: model_id. As-of rule: none; the model of a digest never changes.
SELECT model_id, trained_as_of, rows, first_date, last_date, contract_digest, manifest
  FROM predictions.model
 WHERE digest = ? AND system = ? AND market = ?
 ORDER BY known_at
 LIMIT 1
