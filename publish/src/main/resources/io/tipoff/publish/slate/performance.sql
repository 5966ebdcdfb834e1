-- How good the systems are up to and including a slate, beside the line and the last-10 mean.
-- Grain: one origin, system, market and span. Key: those.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of, date.
SELECT
  origin, system, market, span, season, first_date, slate_date AS last_date, dates,
  `rows` AS n, headline_mae, headline_low, headline_high,
  last10_mae, versus_last10_low, versus_last10_high,
  predicted, predicted_mae, bias, crps, coverage80,
  lined, lined_mae, line_mae, lined_last10_mae, versus_line_low, versus_line_high,
  compared, brier, market_brier, versus_market_low, versus_market_high,
  wins, losses, pushes, voids, ungraded, passes,
  hit_rate, no_vig, excess_low, excess_high, under_rate,
  bets, returned, returned_low, returned_high,
  returned_median, returned_median_low, returned_median_high, returned_best, known_at
FROM grades.accuracy_as_of(?)
WHERE slate_date = ?
