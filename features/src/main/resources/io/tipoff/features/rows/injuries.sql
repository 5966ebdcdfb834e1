-- What injury reports said of a slate's players.
-- Grain: one row per report and player, oldest report first; of reports of one instant the one that
-- became known last comes last.
-- As of: known strictly before the cut-off and stamped before it.
-- Parameters: cut-off, date, cut-off.
SELECT i.player_id, i.team, i.status, i.known_at
FROM raw.injury_report_as_of(?) AS i
WHERE i.game_date = ? AND (i.reported_at IS NULL OR i.reported_at < ?)
ORDER BY IFNULL(i.reported_at, i.known_at), i.known_at, i.report_id
