-- The models of a system that serve. Grain: one market. Key: market.
-- As of: trained on facts known before an instant that is itself before the as-of; of decisions
-- about a model the latest known before it.
-- Parameters: as-of, as-of, whether an undecided model may serve, system, the same again.
SELECT
  c.model_id,
  c.system,
  c.market,
  c.trained_as_of,
  c.digest,
  c.contract_digest,
  c.rows,
  c.first_date,
  c.last_date,
  c.manifest,
  c.known_at
FROM (
  SELECT
    m.*,
    ROW_NUMBER() OVER (
      PARTITION BY m.market
      ORDER BY COALESCE(d.known_at, m.trained_as_of) DESC, m.trained_as_of DESC, m.model_id
    ) AS place
  FROM predictions.model_as_of(?) AS m
  LEFT JOIN (
    SELECT
      model_id,
      action,
      known_at,
      ROW_NUMBER() OVER (PARTITION BY model_id ORDER BY known_at DESC, decision_id) AS place
    FROM predictions.model_decision_as_of(?)
  ) AS d
    ON d.model_id = m.model_id AND d.place = 1
  WHERE m.system = ?
    AND (d.action = 'PROMOTED' OR (d.action IS NULL AND ? = 'AUTOMATIC'))
) AS c
WHERE c.place = 1
ORDER BY c.market, c.model_id
