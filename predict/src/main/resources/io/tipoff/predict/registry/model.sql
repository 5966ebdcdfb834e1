-- Models whose id starts with a text. Grain: one model. Key: model_id. As of: known before the
-- instant.
SELECT
  m.model_id,
  m.system,
  m.market,
  m.trained_as_of,
  m.digest,
  m.contract_digest,
  m.rows,
  m.first_date,
  m.last_date,
  m.manifest,
  m.known_at
FROM predictions.model_as_of(?) AS m
WHERE STARTS_WITH(m.model_id, ?)
ORDER BY m.model_id
