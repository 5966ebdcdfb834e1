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
  IF(g.opponent = r.opponent, 1, 0) AS this_opponent,
  g.seconds, g.points, g.rebounds, g.assists, g.threes, g.steals, g.blocks,
  g.field_goals_attempted, g.plays25,
  g.team_seconds, g.team_field_goals_attempted, g.team_plays25
FROM analytics.player_game_as_of(?) AS g
JOIN (
  SELECT
    s.player_id, s.team, c.opponent,
    ROW_NUMBER() OVER (ORDER BY s.game_id, s.player_id) AS slot
  FROM analytics.roster AS s
  JOIN analytics.game_context AS c
    ON c.as_of = s.as_of AND c.game_id = s.game_id AND c.team = s.team
  WHERE s.as_of = ? AND s.game_date = ?
) AS r
  ON r.player_id = g.player_id
WHERE g.game_date < ?
