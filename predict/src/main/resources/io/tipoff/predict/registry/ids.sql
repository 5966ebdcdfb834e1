-- A model, verdict or decision by its id. Grain: one row, none if there is none. As of: known
-- before the instant.
SELECT m.model_id AS id
FROM predictions.model_as_of(?) AS m
WHERE m.model_id = ?
UNION ALL
SELECT v.verdict_id AS id
FROM predictions.model_verdict_as_of(?) AS v
WHERE v.verdict_id = ?
UNION ALL
SELECT d.decision_id AS id
FROM predictions.model_decision_as_of(?) AS d
WHERE d.decision_id = ?
