-- severity: warning
-- ko: 같은 점이 이어서 두 번 있습니다
-- en: a point of a shape stands twice
-- do.ko: 한 점을 지우세요
-- do.en: leave one of them out
SELECT 'shapes' AS tbl, _row FROM (
  SELECT _row, try_cast(shape_dist_traveled AS DOUBLE) AS distance, lag(distance) OVER points AS before,
    try_cast(shape_pt_lat AS DOUBLE) AS lat, try_cast(shape_pt_lon AS DOUBLE) AS lon,
    meters(lat, lon, lag(lat) OVER points, lag(lon) OVER points) AS moved
  FROM shapes WHERE shape_dist_traveled IS NOT NULL
  WINDOW points AS (PARTITION BY shape_id ORDER BY try_cast(shape_pt_sequence AS BIGINT))
) WHERE distance = before AND moved <= 1.11
