-- How the bets of each system stand in each market, after its latest graded slate.
-- Grain: one origin, system and market, which are the key.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of.
SELECT h.origin, h.system, h.market, h.state, h.since
FROM (
  SELECT
    origin,
    system,
    market,
    state,
    since,
    ROW_NUMBER() OVER (PARTITION BY origin, system, market ORDER BY slate_date DESC) AS place
  FROM grades.model_health_as_of(?)
) AS h
WHERE h.place = 1
ORDER BY h.origin, h.system, h.market
