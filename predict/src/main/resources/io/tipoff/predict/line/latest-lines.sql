-- The latest line calibrations of a system. Grain: one market. Key: market. As of: fitted on facts
-- known before an instant that is itself before the as-of.
SELECT c.market, c.fitted_as_of, c.intercept, c.slope
FROM (
  SELECT
    market,
    fitted_as_of,
    intercept,
    slope,
    ROW_NUMBER() OVER (PARTITION BY market ORDER BY fitted_as_of DESC, calibration_id) AS place
  FROM predictions.line_calibration_as_of(?)
  WHERE system = ?
) AS c
WHERE c.place = 1
ORDER BY c.market
