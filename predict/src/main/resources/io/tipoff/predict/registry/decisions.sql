-- Decisions about a model, oldest first. Grain: one decision. Key: decision_id. As of: known before
-- the instant.
SELECT d.decision_id, d.model_id, d.system, d.market, d.action, d.reason, d.known_at
FROM predictions.model_decision_as_of(?) AS d
WHERE d.model_id = ?
ORDER BY d.known_at, d.decision_id
