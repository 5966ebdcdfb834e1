-- Systems whose predictions of a slate were graded.
-- Grain: one system. Key: item.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of, date.
SELECT system AS item
FROM grades.system_day_as_of(?)
WHERE game_date = ?
GROUP BY system
ORDER BY system
