-- Feature rows of some days, each as its last revision saw it, with what then happened: of players
-- with so many earlier games.
-- Grain: one row per player and game of which a box score is known; null if he did not appear.
-- As of: features as they were computed; outcomes known before the parameters: this is an audit, and
-- nothing that is computed reads it.
-- Parameters: first date, last date, as-of of the outcomes, the same, earlier games at least.
SELECT
  f.*,
  CAST(g.points AS FLOAT64) AS outcome_points,
  CAST(g.rebounds AS FLOAT64) AS outcome_rebounds,
  CAST(g.assists AS FLOAT64) AS outcome_assists,
  CAST(g.threes AS FLOAT64) AS outcome_threes,
  CAST(g.pra AS FLOAT64) AS outcome_pra,
  CAST(g.steals AS FLOAT64) AS outcome_steals,
  CAST(g.blocks AS FLOAT64) AS outcome_blocks,
  g.seconds / 60 AS outcome_minutes
FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY game_id, player_id ORDER BY as_of DESC) AS place
  FROM features.player_game
  WHERE game_date BETWEEN ? AND ?
) AS f
JOIN (SELECT DISTINCT game_id FROM analytics.team_game_as_of(?)) AS played
  ON played.game_id = f.game_id
LEFT JOIN analytics.player_game_as_of(?) AS g
  ON g.game_id = f.game_id AND g.player_id = f.player_id
WHERE f.place = 1 AND f.history_games >= ?
