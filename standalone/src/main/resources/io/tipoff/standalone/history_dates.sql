-- Dates of the earlier games that a feature row rests on: his latest, and the latest of every team,
-- as many as his opponent is measured by.
-- Grain: one date. Key: game_date. As-of rule: box scores known before the as-of and of earlier dates.
-- Parameters: as-of, player, date, games of his, as-of, date, as-of, date.
SELECT DISTINCT game_date
FROM (
  SELECT game_date, recency
  FROM (
    SELECT game_date, ROW_NUMBER() OVER (ORDER BY game_date DESC, game_id DESC) AS recency
    FROM analytics.player_game_as_of(?)
    WHERE player_id = ? AND game_date < ?
  ) AS his
  WHERE recency <= ?
  UNION ALL
  SELECT game_date, recency
  FROM (
    SELECT
      game_date,
      ROW_NUMBER() OVER (PARTITION BY team ORDER BY game_date DESC, game_id DESC) AS recency
    FROM analytics.team_game_as_of(?)
    WHERE game_date < ?
  ) AS theirs
  WHERE recency <= (
    SELECT MAX(games) FROM analytics.opponent_allowance WHERE as_of = ? AND game_date = ?
  )
) AS games
ORDER BY game_date
