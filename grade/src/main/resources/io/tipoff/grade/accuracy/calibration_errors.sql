-- How far chances of the over at the line that every scored row has lie from what happened, summed
-- over ten bins of like size by the chance; and a standard error of each bin, in rows.
-- Grain: one season, origin, system and market, which are the key.
-- As of: the latest version of each row known before the parameter.
-- Parameters: as-of.
SELECT
  b.season,
  b.origin,
  b.system,
  b.market,
  SUM(b.n) AS n,
  SUM(ABS(b.overs - b.expected)) AS distance,
  SUM(SQRT(b.variance)) AS deviation
FROM (
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
) AS b
GROUP BY b.season, b.origin, b.system, b.market
ORDER BY b.season, b.origin, b.system, b.market
