-- Grain: one feature row. Key: as_of, game_id, player_id. As-of rule: the row carries its own.
SELECT *
  FROM features.player_game
 WHERE as_of = ? AND game_id = ? AND player_id = ?
