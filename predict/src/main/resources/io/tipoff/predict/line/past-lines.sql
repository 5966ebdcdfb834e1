-- What a system said of a line that was quoted, by its last prediction of each past game that had
-- one, with the count that followed; counts on the line left out. Grain: one player, game and
-- market. Key: game_id, player_id, market. As of: predictions and outcomes known strictly before
-- the instant, of dates before the slate's.
-- Parameters: as-of, system, first date, date of the slate, as-of, date of the slate.
SELECT
  s.game_id,
  s.player_id,
  s.market,
  s.line,
  s.distribution_over,
  s.outcome
FROM (
  SELECT
    p.game_date,
    p.game_id,
    p.player_id,
    p.market,
    p.line,
    p.distribution_over,
    CASE p.market
      WHEN 'POINTS' THEN g.points
      WHEN 'REBOUNDS' THEN g.rebounds
      WHEN 'ASSISTS' THEN g.assists
      WHEN 'THREES' THEN g.threes
      ELSE g.pra
    END AS outcome
  FROM (
    SELECT
      game_date,
      game_id,
      player_id,
      market,
      line,
      distribution_over,
      ROW_NUMBER() OVER (
        PARTITION BY game_id, player_id, market
        ORDER BY as_of DESC, origin
      ) AS place
    FROM predictions.prediction_as_of(?)
    WHERE system = ?
      AND line IS NOT NULL
      AND game_date >= ?
      AND game_date < ?
  ) AS p
  JOIN analytics.player_game_as_of(?) AS g
    ON g.game_id = p.game_id AND g.player_id = p.player_id
  WHERE p.place = 1
    AND g.game_date < ?
) AS s
WHERE s.outcome != s.line
ORDER BY s.game_date, s.game_id, s.player_id, s.market
