-- Who appeared and had a prediction, from a system's first date of a season to its last.
-- Grain: one origin, system and season. Key: origin, system, season.
-- As of: predictions and box scores in their latest versions known before the parameters.
-- Parameters: as-of, three times.
SELECT
  span.origin,
  span.system,
  span.season,
  COUNT(*) AS played,
  COUNTIF(p.player_id IS NOT NULL) AS predicted,
  COUNTIF(g.history >= 10) AS known,
  COUNTIF(g.history >= 10 AND p.player_id IS NOT NULL) AS known_predicted,
  COUNTIF(g.seconds >= 600) AS regular,
  COUNTIF(g.seconds >= 600 AND p.player_id IS NOT NULL) AS regular_predicted,
  COUNTIF(g.history >= 10 AND g.seconds >= 600) AS known_regular,
  COUNTIF(g.history >= 10 AND g.seconds >= 600 AND p.player_id IS NOT NULL)
    AS known_regular_predicted
FROM (
  SELECT origin, system, season, MIN(game_date) AS first_date, MAX(game_date) AS last_date
  FROM predictions.prediction_as_of(?)
  GROUP BY origin, system, season
) AS span
JOIN (
  SELECT
    game_id, player_id, game_date, season, seconds,
    ROW_NUMBER() OVER (PARTITION BY player_id ORDER BY game_date, game_id) - 1 AS history
  FROM analytics.player_game_as_of(?)
) AS g
  ON g.season = span.season AND g.game_date BETWEEN span.first_date AND span.last_date
LEFT JOIN (
  SELECT DISTINCT origin, system, game_id, player_id
  FROM predictions.prediction_as_of(?)
) AS p
  ON p.origin = span.origin
  AND p.system = span.system
  AND p.game_id = g.game_id
  AND p.player_id = g.player_id
GROUP BY span.origin, span.system, span.season
ORDER BY span.origin, span.system, span.season
