-- severity: error
-- ko: 자리가 다른데 거리가 같습니다
-- en: two points of a shape are apart, but their distance is the same
-- do.ko: 거리를 고치세요
-- do.en: correct the distances
SELECT 'shapes' AS tbl, _row FROM (
  SELECT _row, try_cast(shape_dist_traveled AS DOUBLE) AS distance, lag(distance) OVER points AS before,
    try_cast(shape_pt_lat AS DOUBLE) AS lat, try_cast(shape_pt_lon AS DOUBLE) AS lon,
    meters(lat, lon, lag(lat) OVER points, lag(lon) OVER points) AS moved
  FROM shapes WHERE shape_dist_traveled IS NOT NULL
  WINDOW points AS (PARTITION BY shape_id ORDER BY try_cast(shape_pt_sequence AS BIGINT))
) WHERE distance = before AND moved > 1.11
