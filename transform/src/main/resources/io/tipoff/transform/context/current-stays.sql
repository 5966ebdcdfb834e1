-- Players whose latest game was for a team that plays at the cut-off, and their stay with it.
-- Grain: one row per player. Key: player_id. Someone whose latest date saw him on two teams is on
-- neither: which came later is not known.
-- As of: box scores known before the cut-off and dated before the slate.
-- Parameters: cut-off, date; twice cut-off, date, tip; cut-off, date.
WITH stays AS (
  SELECT player_id, team, MAX(game_date) AS last_game_date, MAX(known_at) AS known_at
  FROM analytics.player_game_as_of(?)
  WHERE game_date < ?
  GROUP BY player_id, team
),
ranked AS (
  SELECT
    player_id, team, last_game_date,
    MAX(known_at) OVER (PARTITION BY player_id) AS known_at,
    ROW_NUMBER() OVER (PARTITION BY player_id ORDER BY last_game_date DESC, team) AS recency,
    LEAD(last_game_date) OVER (PARTITION BY player_id ORDER BY last_game_date DESC, team)
      AS other_team_date
  FROM stays
),
latest AS (
  SELECT player_id, team, last_game_date, other_team_date, known_at
  FROM ranked
  WHERE recency = 1 AND team IN (
    SELECT home_team FROM raw.game_as_of(?) WHERE game_date = ? AND tip = ?
    UNION ALL
    SELECT away_team FROM raw.game_as_of(?) WHERE game_date = ? AND tip = ?
  )
)
SELECT
  s.player_id, s.team, MIN(g.game_date) AS first_game_date, s.last_game_date,
  COUNT(*) AS games_since_team_change, s.known_at
FROM latest AS s
JOIN analytics.player_game_as_of(?) AS g
  ON g.player_id = s.player_id AND g.team = s.team
WHERE g.game_date < ? AND (s.other_team_date IS NULL OR g.game_date > s.other_team_date)
GROUP BY s.player_id, s.team, s.last_game_date, s.known_at
ORDER BY s.player_id
