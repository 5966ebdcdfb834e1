-- Games of a slate that do not tip before the cut-off, with their odds.
-- Grain: one row per game. Key: game_id.
-- As of: game and odds known before the cut-off; of several odds sources the one known last.
-- Parameters: cut-off, cut-off, date, date, cut-off.
SELECT
  g.game_id, g.season, g.season_type, g.home_team, g.away_team, g.neutral, g.tip, g.known_at,
  o.home_team AS odds_home_team, o.spread_home, o.total, o.known_at AS odds_known_at
FROM raw.game_as_of(?) AS g
LEFT JOIN (
  SELECT
    game_id, home_team, spread_home, total, known_at,
    ROW_NUMBER() OVER (PARTITION BY game_id ORDER BY known_at DESC, source) AS choice
  FROM raw.game_odds_as_of(?)
  WHERE game_date = ?
) AS o
  ON o.game_id = g.game_id AND o.choice = 1
WHERE g.game_date = ? AND g.tip >= ?
ORDER BY g.game_id
