-- Cut-offs at which features of a slate were computed.
-- Grain: one row per cut-off, earliest first. Key: as_of.
-- As of: all there are; this is an audit.
-- Parameters: date.
SELECT DISTINCT as_of FROM features.player_game WHERE game_date = ? ORDER BY as_of
