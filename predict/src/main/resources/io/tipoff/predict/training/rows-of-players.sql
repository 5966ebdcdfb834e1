-- Past feature rows with their outcomes, of the players of one revision. Grain: one player and
-- game. Key: game_id, player_id.
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
  SELECT p.game_id, p.player_id, MAX(p.as_of) AS as_of
  FROM features.player_game AS p
  JOIN (SELECT DISTINCT player_id FROM features.player_game WHERE as_of = ?) AS now
    ON now.player_id = p.player_id
  WHERE p.as_of < ? AND p.game_date < ?
  GROUP BY p.game_id, p.player_id
) AS latest
  ON latest.game_id = f.game_id AND latest.player_id = f.player_id AND latest.as_of = f.as_of
JOIN analytics.player_game_as_of(?) AS g
  ON g.game_id = f.game_id AND g.player_id = f.player_id
WHERE g.game_date < ?
  AND f.history_games >= ?
