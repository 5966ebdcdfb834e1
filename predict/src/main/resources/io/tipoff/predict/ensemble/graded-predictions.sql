-- Each system's last graded prediction of each past game. Grain: one system, player, game and
-- market. Key: system, game_id, player_id, market. As of: grades known strictly before the instant,
-- of dates before the slate's.
SELECT
  p.game_date,
  p.game_id,
  p.player_id,
  p.market,
  p.system,
  p.median,
  p.actual
FROM (
  SELECT
    game_date,
    game_id,
    player_id,
    market,
    system,
    median,
    actual,
    ROW_NUMBER() OVER (
      PARTITION BY system, game_id, player_id, market
      ORDER BY as_of DESC, origin
    ) AS place
  FROM grades.grade_as_of(?)
  WHERE game_date >= ?
    AND game_date < ?
    AND actual IS NOT NULL
) AS p
WHERE p.place = 1
ORDER BY p.game_date, p.game_id, p.player_id, p.market, p.system
