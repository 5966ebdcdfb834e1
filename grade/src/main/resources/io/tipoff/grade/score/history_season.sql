-- Games of the slate's players before the slate: how many in all, and sums over those of its season.
-- Grain: one player of the slate who played before. Key: player_id.
-- As of: rows with an earlier date, each in its latest version known before the parameter.
-- Parameters: as-of, as-of, date of the slate, date of the slate.
SELECT
  box.player_id,
  COUNT(*) AS history_games,
  COUNTIF(box.season = slate.season) AS season_games,
  SUM(IF(box.season = slate.season, box.points, 0)) AS points,
  SUM(IF(box.season = slate.season, box.rebounds, 0)) AS rebounds,
  SUM(IF(box.season = slate.season, box.assists, 0)) AS assists,
  SUM(IF(box.season = slate.season, box.threes_made, 0)) AS threes,
  MAX(box.known_at) AS known_at
FROM raw.player_box_as_of(?) AS box
INNER JOIN (
  SELECT player_id, MAX(season) AS season
  FROM raw.player_box_as_of(?)
  WHERE game_date = ?
  GROUP BY player_id
) AS slate ON slate.player_id = box.player_id
WHERE box.game_date < ?
GROUP BY box.player_id
ORDER BY box.player_id
