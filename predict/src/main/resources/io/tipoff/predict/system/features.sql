-- Feature rows of one revision. Grain: one player and game. Key: game_id, player_id;
-- ordered by the reader.
-- As of: rows are kept per as_of; only this revision's are read.
SELECT *
FROM features.player_game
WHERE as_of = ?
