-- Chances of the over at the line that every scored row has, in ten bins of like size by the chance.
-- Grain: one season, origin, system, market and bin, which are the key.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of.
SELECT
  g.season,
  g.origin,
  g.system,
  g.market,
  g.bin,
  COUNT(*) AS n,
  SUM(CASE WHEN g.actual > g.blend_line THEN 1 ELSE 0 END) AS overs,
  SUM(g.blend_over) AS expected,
  SUM(g.blend_over * (1 - g.blend_over)) AS variance
FROM (
  SELECT
    season,
    origin,
    system,
    market,
    actual,
    blend_line,
    blend_over,
    NTILE(10) OVER (
      PARTITION BY season, origin, system, market
      ORDER BY blend_over, prediction_id
    ) AS bin
  FROM grades.grade_as_of(?)
  WHERE blend_over IS NOT NULL AND actual IS NOT NULL
) AS g
GROUP BY g.season, g.origin, g.system, g.market, g.bin
ORDER BY g.season, g.origin, g.system, g.market, g.bin
