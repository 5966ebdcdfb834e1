-- What the latest judged model of each system and market showed on games after its training.
-- Grain: one system and market, which are the key.
-- As of: verdicts known before the parameter.
-- Parameters: as-of.
SELECT v.system, v.market, v.model_id, v.verdict, v.reasons
FROM (
  SELECT
    system,
    market,
    model_id,
    verdict,
    reasons,
    ROW_NUMBER() OVER (
      PARTITION BY system, market
      ORDER BY known_at DESC, verdict_id
    ) AS place
  FROM predictions.model_verdict_as_of(?)
) AS v
WHERE v.place = 1
ORDER BY v.system, v.market
