-- Models of a system's latest training. Grain: one market. Key: market.
-- As of: trained on facts known before an instant that is itself before the as-of.
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
WHERE m.system = ?
  AND m.trained_as_of = (
    SELECT MAX(l.trained_as_of)
    FROM predictions.model_as_of(?) AS l
    WHERE l.system = ?
  )
ORDER BY m.market, m.model_id
