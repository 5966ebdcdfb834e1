-- Verdicts on a model, oldest first. Grain: one verdict. Key: verdict_id. As of: known before the
-- instant.
SELECT
  v.verdict_id,
  v.model_id,
  v.incumbent_id,
  v.system,
  v.market,
  v.trained_as_of,
  v.games,
  v.error,
  v.incumbent_error,
  v.difference,
  v.difference_low,
  v.difference_high,
  v.bias,
  v.bias_low,
  v.bias_high,
  v.middle,
  v.verdict,
  v.reasons,
  v.known_at
FROM predictions.model_verdict_as_of(?) AS v
WHERE v.model_id = ?
ORDER BY v.known_at, v.verdict_id
