-- Games announced for a date.
-- Grain: one game. Key: item.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of, date.
SELECT game_id AS item
FROM raw.game_as_of(?)
WHERE game_date = ?
ORDER BY game_id
