-- What is known of each date: games announced and ended, predictions made and graded. Of the
-- origins of a date LIVE is counted if it is there, else the first by name: never two together.
-- Grain: one date. Key: game_date.
-- As of: the latest version of each row known before the parameter.
-- Parameters: slate, first date of recent predictions, as-of, first date, last date, as-of,
-- first date, as-of, first date, as-of, first date of recent predictions, slate.
SELECT
  g.game_date,
  g.game_date < ? AS earlier,
  g.game_date >= ? AS recent,
  g.games,
  IFNULL(r.ended, 0) AS ended,
  d.origin AS graded_origin,
  IFNULL(d.graded, 0) AS graded,
  IFNULL(d.ungraded, 0) AS ungraded,
  IFNULL(d.bets, 0) AS bets,
  p.origin AS predicted_origin,
  IFNULL(p.predictions, 0) AS predictions,
  g.known_at,
  r.known_at AS ended_known_at,
  d.known_at AS graded_known_at,
  p.known_at AS predicted_known_at
FROM (
  SELECT game_date, COUNT(*) AS games, MAX(known_at) AS known_at
  FROM raw.game_as_of(?)
  WHERE game_date >= ? AND game_date <= ?
  GROUP BY game_date
) AS g
LEFT JOIN (
  SELECT game_date, COUNT(*) AS ended, MAX(known_at) AS known_at
  FROM raw.game_result_as_of(?)
  WHERE game_date >= ?
  GROUP BY game_date
) AS r
  ON r.game_date = g.game_date
LEFT JOIN (
  SELECT
    game_date,
    origin,
    SUM(wins + losses + pushes + voids + passes) AS graded,
    SUM(ungraded) AS ungraded,
    SUM(wins + losses) AS bets,
    MAX(known_at) AS known_at,
    ROW_NUMBER() OVER (
      PARTITION BY game_date ORDER BY IF(origin = 'LIVE', 0, 1), origin
    ) AS preference
  FROM grades.system_day_as_of(?)
  WHERE game_date >= ?
  GROUP BY game_date, origin
) AS d
  ON d.game_date = g.game_date AND d.preference = 1
LEFT JOIN (
  SELECT
    game_date,
    origin,
    COUNT(*) AS predictions,
    MAX(known_at) AS known_at,
    ROW_NUMBER() OVER (
      PARTITION BY game_date ORDER BY IF(origin = 'LIVE', 0, 1), origin
    ) AS preference
  FROM (
    SELECT game_date, origin, system, game_id, player_id, market, MAX(known_at) AS known_at
    FROM predictions.prediction_as_of(?)
    WHERE game_date >= ? AND game_date <= ?
    GROUP BY game_date, origin, system, game_id, player_id, market
  ) AS made
  GROUP BY game_date, origin
) AS p
  ON p.game_date = g.game_date AND p.preference = 1
ORDER BY g.game_date
