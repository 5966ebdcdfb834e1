-- Rostered players of a revision with their game's context and the opponent's numbers.
-- Grain: one row per player and game. Key: game_id, player_id.
-- As of: the context slices of the same cut-off.
-- Parameters: cut-off, date.
SELECT
  r.game_id, r.player_id, r.team, c.opponent, r.game_date, c.season, c.season_type,
  c.home, c.days_rest, c.back_to_back, c.opponent_days_rest,
  c.travel_km, c.time_zones_crossed, c.days_to_next_game, c.back_to_back_next,
  c.games_next7, c.season_games, c.spread, c.total, c.implied_team_total,
  a.pace AS opponent_pace,
  a.defensive_rating AS opponent_defensive_rating,
  a.points_allowed AS opponent_points_allowed,
  a.rebounds_allowed AS opponent_rebounds_allowed,
  a.assists_allowed AS opponent_assists_allowed,
  a.threes_allowed AS opponent_threes_allowed,
  a.steals_allowed AS opponent_steals_allowed,
  a.blocks_allowed AS opponent_blocks_allowed,
  a.free_throw_rate_allowed AS opponent_free_throw_rate_allowed,
  a.league_pace, a.league_points_allowed, a.league_rebounds_allowed,
  a.league_assists_allowed, a.league_threes_allowed,
  a.league_steals_allowed, a.league_blocks_allowed, a.league_free_throw_rate_allowed,
  r.known_at AS roster_known_at,
  c.known_at_before_market AS context_known_at_before_market,
  c.known_at AS context_known_at,
  a.known_at AS allowance_known_at
FROM analytics.roster AS r
JOIN analytics.game_context AS c
  ON c.as_of = r.as_of AND c.game_id = r.game_id AND c.team = r.team
JOIN analytics.opponent_allowance AS a
  ON a.as_of = r.as_of AND a.team = c.opponent
WHERE r.as_of = ? AND r.game_date = ?
ORDER BY r.game_id, r.player_id
