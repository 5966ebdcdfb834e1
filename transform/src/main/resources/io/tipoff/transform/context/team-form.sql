-- What each team's earlier games say: where its season stands, and sums over its latest 15 games.
-- Grain: one row per team that has played. Key: team.
-- As of: games known before the cut-off and dated before the slate; two games of one day never see
-- each other.
-- Parameters: three times season, season before, cut-off, date.
SELECT
  team,
  COUNTIF(season = ?) AS season_games,
  MIN(IF(season = ?, game_date, NULL)) AS season_first_date,
  MAX(IF(season = ?, game_date, NULL)) AS season_last_date,
  MIN(IF(season = ? AND season_recency <= 20, game_date, NULL)) AS previous_season_tail_date,
  COUNTIF(recency <= 15) AS games,
  CAST(SUM(IF(recency <= 15, seconds, 0)) AS INT64) AS seconds,
  CAST(SUM(IF(recency <= 15, field_goals_attempted, 0)) AS INT64) AS field_goals_attempted,
  CAST(SUM(IF(recency <= 15, free_throws_attempted, 0)) AS INT64) AS free_throws_attempted,
  CAST(SUM(IF(recency <= 15, offensive_rebounds, 0)) AS INT64) AS offensive_rebounds,
  CAST(SUM(IF(recency <= 15, turnovers, 0)) AS INT64) AS turnovers,
  CAST(SUM(IF(rated, opponent_points, 0)) AS INT64) AS rated_opponent_points,
  CAST(SUM(IF(rated, opponent_field_goals_attempted, 0)) AS INT64) AS rated_field_goals_attempted,
  CAST(SUM(IF(rated, opponent_free_throws_attempted, 0)) AS INT64) AS rated_free_throws_attempted,
  CAST(SUM(IF(rated, opponent_offensive_rebounds, 0)) AS INT64) AS rated_offensive_rebounds,
  CAST(SUM(IF(rated, opponent_turnovers, 0)) AS INT64) AS rated_turnovers,
  CAST(SUM(IF(recency <= 15, allowed_points, 0)) AS INT64) AS allowed_points,
  CAST(SUM(IF(recency <= 15, allowed_rebounds, 0)) AS INT64) AS allowed_rebounds,
  CAST(SUM(IF(recency <= 15, allowed_assists, 0)) AS INT64) AS allowed_assists,
  CAST(SUM(IF(recency <= 15, allowed_threes, 0)) AS INT64) AS allowed_threes,
  MAX(known_at) AS known_at
FROM (
  SELECT
    *,
    recency <= 15 AND opponent_points IS NOT NULL AS rated
  FROM (
    SELECT
      *,
      ROW_NUMBER() OVER (PARTITION BY team ORDER BY game_date DESC, game_id DESC) AS recency,
      ROW_NUMBER() OVER (PARTITION BY team, season ORDER BY game_date DESC, game_id DESC)
        AS season_recency
    FROM analytics.team_game_as_of(?)
    WHERE game_date < ?
  ) AS ranked
) AS games
GROUP BY team
ORDER BY team
