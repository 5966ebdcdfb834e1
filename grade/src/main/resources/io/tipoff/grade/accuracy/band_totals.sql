-- Bets by edge and chances by tenth, over whole seasons.
-- Grain: one season, origin, system, market, kind, side and band, which are the key.
-- As of: the latest version of each day known before the parameter.
-- Parameters: as-of.
SELECT
  season,
  origin,
  system,
  market,
  kind,
  side,
  band,
  SUM(wins) AS wins,
  SUM(losses) AS losses,
  SUM(probability) AS probability,
  SUM(no_vig) AS no_vig,
  SUM(paid) AS paid,
  SUM(returned) AS returned
FROM grades.pick_band_day_as_of(?)
GROUP BY season, origin, system, market, kind, side, band
ORDER BY season, origin, system, market, kind, side, band
