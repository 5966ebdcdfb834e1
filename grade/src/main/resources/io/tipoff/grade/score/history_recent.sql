-- The slate's players' latest games before the slate, in three stretches: games 1-5, 6-10, 11-20.
-- Grain: one player and stretch. Key: player_id, stretch.
-- As of: rows with an earlier date, each in its latest version known before the parameter.
-- Only as many days back are ranked as hold 20 games of the player; where none of the spans does,
-- all are: the spans save work and change nothing.
-- Parameters: as-of, as-of, as-of, date of the slate, date of the slate, date of the slate.
SELECT
  ranked.player_id,
  IF(recency <= 5, 5, IF(recency <= 10, 10, 20)) AS stretch,
  COUNT(*) AS games,
  SUM(points) AS points,
  SUM(rebounds) AS rebounds,
  SUM(assists) AS assists,
  SUM(threes) AS threes
FROM (
  SELECT
    box.player_id,
    box.points,
    box.rebounds,
    box.assists,
    box.threes_made AS threes,
    ROW_NUMBER() OVER (
      PARTITION BY box.player_id ORDER BY box.game_date DESC, box.game_id DESC
    ) AS recency
  FROM raw.player_box_as_of(?) AS box
  INNER JOIN (
    SELECT
      earlier.player_id,
      slate.day,
      IF(COUNTIF(slate.day - UNIX_DATE(earlier.game_date) <= 50) >= 20, 50,
        IF(COUNTIF(slate.day - UNIX_DATE(earlier.game_date) <= 100) >= 20, 100,
          IF(COUNTIF(slate.day - UNIX_DATE(earlier.game_date) <= 250) >= 20, 250,
            IF(COUNTIF(slate.day - UNIX_DATE(earlier.game_date) <= 400) >= 20, 400, 1000000)
          ))) AS days
    FROM raw.player_box_as_of(?) AS earlier
    INNER JOIN (
      SELECT player_id, MAX(UNIX_DATE(game_date)) AS day
      FROM raw.player_box_as_of(?)
      WHERE game_date = ?
      GROUP BY player_id
    ) AS slate ON slate.player_id = earlier.player_id
    WHERE earlier.game_date < ?
    GROUP BY earlier.player_id, slate.day
  ) AS reach ON reach.player_id = box.player_id
  WHERE box.game_date < ? AND reach.day - UNIX_DATE(box.game_date) <= reach.days
) AS ranked
WHERE recency <= 20
GROUP BY ranked.player_id, stretch
ORDER BY ranked.player_id, stretch
