-- Date of the latest outcome. Grain: one row. As of: known before the instant.
SELECT MAX(g.game_date) AS last_date
FROM analytics.player_game_as_of(?) AS g
