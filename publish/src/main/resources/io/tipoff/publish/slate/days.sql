-- What is known of each date: games announced and ended, predictions graded.
-- Grain: one date. Key: game_date.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of, first date, last date, as-of, first date, as-of, first date.
SELECT
  g.game_date,
  g.games,
  IFNULL(r.ended, 0) AS ended,
  IFNULL(d.graded, 0) AS graded,
  IFNULL(d.ungraded, 0) AS ungraded,
  IFNULL(d.bets, 0) AS bets,
  g.known_at,
  r.known_at AS ended_known_at,
  d.known_at AS graded_known_at
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
    SUM(wins + losses + pushes + voids + passes) AS graded,
    SUM(ungraded) AS ungraded,
    SUM(wins + losses) AS bets,
    MAX(known_at) AS known_at
  FROM grades.system_day_as_of(?)
  WHERE game_date >= ?
  GROUP BY game_date
) AS d
  ON d.game_date = g.game_date
ORDER BY g.game_date
