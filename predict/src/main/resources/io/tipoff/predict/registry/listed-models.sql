-- Every model with its standing and its latest verdict. Grain: one model. Key: model_id.
-- As of: models, decisions and verdicts known before the instant.
-- Parameters: as-of, as-of, as-of, whether an undecided model may serve.
SELECT
  s.model_id,
  s.system,
  s.market,
  s.trained_as_of,
  s.first_date,
  s.last_date,
  s.rows,
  s.digest,
  s.contract_digest,
  CASE
    WHEN s.action = 'RETIRED' THEN 'RETIRED'
    WHEN NOT s.may_serve THEN 'CANDIDATE'
    WHEN s.place = 1 THEN 'SERVING'
    ELSE 'SUPERSEDED'
  END AS standing,
  s.verdict,
  s.games,
  s.error,
  s.difference,
  s.difference_low,
  s.difference_high,
  s.reasons
FROM (
  SELECT
    c.*,
    ROW_NUMBER() OVER (
      PARTITION BY c.system, c.market, c.may_serve
      ORDER BY c.since DESC, c.trained_as_of DESC, c.model_id
    ) AS place
  FROM (
    SELECT
      m.model_id,
      m.system,
      m.market,
      m.trained_as_of,
      m.first_date,
      m.last_date,
      m.rows,
      m.digest,
      m.contract_digest,
      d.action,
      COALESCE(d.known_at, m.trained_as_of) AS since,
      COALESCE(d.action = 'PROMOTED', a.mode = 'AUTOMATIC') AS may_serve,
      v.verdict,
      v.games,
      v.error,
      v.difference,
      v.difference_low,
      v.difference_high,
      v.reasons
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
    LEFT JOIN (
      SELECT
        model_id,
        verdict,
        games,
        error,
        difference,
        difference_low,
        difference_high,
        reasons,
        ROW_NUMBER() OVER (PARTITION BY model_id ORDER BY known_at DESC, verdict_id) AS place
      FROM predictions.model_verdict_as_of(?)
    ) AS v
      ON v.model_id = m.model_id AND v.place = 1
    CROSS JOIN (SELECT CAST(? AS STRING) AS mode) AS a
  ) AS c
) AS s
ORDER BY s.system, s.trained_as_of, s.market, s.model_id
