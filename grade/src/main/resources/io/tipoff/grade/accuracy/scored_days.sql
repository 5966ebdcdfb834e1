-- Scored rows by date, with the errors of the last-ten mean on them.
-- Grain: one market and date. Key: market, game_date.
-- As of: the latest version of each day known before the parameter.
-- Parameters: as-of, last date.
SELECT market, game_date, season, scored, error, known_at
FROM grades.baseline_day_as_of(?)
WHERE baseline = 'last-10' AND game_date <= ?
ORDER BY market, game_date
