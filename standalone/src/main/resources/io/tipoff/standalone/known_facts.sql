-- How many facts of each kind, none of them an outcome, were known of a date before an as-of.
-- Grain: one kind, as sources announce it. Key: artefact. As-of rule: known before the as-of.
-- Parameters: as-of, date, for each kind.
SELECT 'archive.schedule' AS artefact, COUNT(*) AS facts
  FROM raw.game_as_of(?) WHERE game_date = ?
UNION ALL
SELECT 'archive.schedule_ahead', COUNT(*)
  FROM raw.schedule_ahead_as_of(?) WHERE slate_date = ?
UNION ALL
SELECT 'archive.game_odds', COUNT(*)
  FROM raw.game_odds_as_of(?) WHERE game_date = ?
UNION ALL
SELECT 'archive.prop_lines', COUNT(*)
  FROM raw.prop_quote_as_of(?) WHERE game_date = ?
UNION ALL
SELECT 'archive.injuries', COUNT(*)
  FROM raw.injury_report_as_of(?) WHERE game_date = ?
