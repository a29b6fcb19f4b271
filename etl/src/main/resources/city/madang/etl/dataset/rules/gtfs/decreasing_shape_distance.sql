-- severity: error
-- ko: 노선 모양을 따라 거리가 줄어듭니다
-- en: the distance along a shape shrinks
-- do.ko: 거리나 순서를 고치세요
-- do.en: correct distances or sequence
SELECT 'shapes' AS tbl, _row FROM (
  SELECT _row, try_cast(shape_dist_traveled AS DOUBLE) AS distance, lag(distance) OVER points AS before,
    try_cast(shape_pt_lat AS DOUBLE) AS lat, try_cast(shape_pt_lon AS DOUBLE) AS lon,
    meters(lat, lon, lag(lat) OVER points, lag(lon) OVER points) AS moved
  FROM shapes WHERE shape_dist_traveled IS NOT NULL
  WINDOW points AS (PARTITION BY shape_id ORDER BY try_cast(shape_pt_sequence AS BIGINT))
) WHERE distance < before
