-- Earlier games of a revision's rostered players, as whole numbers.
-- Grain: one row per player and earlier game. Key: slot, game_id; slot = the player's place in the
-- revision's key order, from 1. Ordered by the reader, who sorts faster.
-- As of: box scores known before the cut-off and dated before the slate: two games of one day never
-- see each other.
-- Parameters: season, cut-off, cut-off, date, date.
SELECT
  r.slot, g.game_id,
  UNIX_DATE(g.game_date) AS day,
  IF(g.season = ?, 1, 0) AS this_season,
  IF(g.team = r.team, 1, 0) AS this_team,
  g.seconds, g.points, g.rebounds, g.assists, g.threes,
  g.plays25, g.team_seconds, g.team_plays25
FROM analytics.player_game_as_of(?) AS g
JOIN (
  SELECT player_id, team, ROW_NUMBER() OVER (ORDER BY game_id, player_id) AS slot
  FROM analytics.roster
  WHERE as_of = ? AND game_date = ?
) AS r
  ON r.player_id = g.player_id
WHERE g.game_date < ?
