-- Past feature rows with their outcomes. Grain: one player and game. Key: game_id, player_id.
-- Ordered by the reader, who sorts faster.
-- As of: per player and game the latest revision before the instant; outcomes known strictly before
-- it; both of dates before the slate's.
SELECT
  f.*,
  g.points AS outcome_points,
  g.rebounds AS outcome_rebounds,
  g.assists AS outcome_assists,
  g.threes AS outcome_threes,
  g.pra AS outcome_pra
FROM features.player_game AS f
JOIN (
  SELECT game_id, player_id, MAX(as_of) AS as_of
  FROM features.player_game
  WHERE as_of < ? AND game_date < ?
  GROUP BY game_id, player_id
) AS latest
  ON latest.game_id = f.game_id AND latest.player_id = f.player_id AND latest.as_of = f.as_of
JOIN analytics.player_game_as_of(?) AS g
  ON g.game_id = f.game_id AND g.player_id = f.player_id
WHERE g.game_date < ?
  AND f.history_games >= ?
