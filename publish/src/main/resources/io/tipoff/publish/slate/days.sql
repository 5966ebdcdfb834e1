-- What is known of each date: games announced and ended, predictions made and graded, by origin.
-- Predictions themselves are counted on the last dates only; on others their grades tell.
-- Grain: one date. Key: game_date.
-- As of: the latest version of each row known before the parameter.
-- Parameters: slate, first recent date, slate, first counted date, slate, four times as-of,
-- first counted date, slate.
SELECT
  d.game_date,
  d.game_date < ? AS earlier,
  d.game_date >= ? AND d.game_date <= ? AS recent,
  d.game_date >= ? AND d.game_date <= ? AS counted,
  SUM(d.games) AS games,
  SUM(d.ended) AS ended,
  SUM(IF(d.origin = 'LIVE', d.predictions, 0)) AS live_predictions,
  SUM(IF(d.origin = 'LIVE', d.graded, 0)) AS live_graded,
  SUM(IF(d.origin = 'LIVE', d.ungraded, 0)) AS live_ungraded,
  SUM(IF(d.origin = 'LIVE', d.bets, 0)) AS live_bets,
  SUM(IF(d.origin = 'REPLAY', d.predictions, 0)) AS replay_predictions,
  SUM(IF(d.origin = 'REPLAY', d.graded, 0)) AS replay_graded,
  SUM(IF(d.origin = 'REPLAY', d.ungraded, 0)) AS replay_ungraded,
  SUM(IF(d.origin = 'REPLAY', d.bets, 0)) AS replay_bets,
  MAX(d.known_at) AS known_at
FROM (
  SELECT
    game_date, '' AS origin, 1 AS games, 0 AS ended,
    0 AS predictions, 0 AS graded, 0 AS ungraded, 0 AS bets, known_at
  FROM raw.game_as_of(?)
  UNION ALL
  SELECT game_date, '', 0, 1, 0, 0, 0, 0, known_at
  FROM raw.game_result_as_of(?)
  UNION ALL
  SELECT
    game_date, origin, 0, 0,
    0, wins + losses + pushes + voids + passes, ungraded, wins + losses, known_at
  FROM grades.system_day_as_of(?)
  UNION ALL
  SELECT game_date, origin, 0, 0, 1, 0, 0, 0, MAX(known_at)
  FROM predictions.prediction_as_of(?)
  WHERE game_date >= ? AND game_date <= ?
  GROUP BY game_date, origin, system, game_id, player_id, market
) AS d
GROUP BY d.game_date
