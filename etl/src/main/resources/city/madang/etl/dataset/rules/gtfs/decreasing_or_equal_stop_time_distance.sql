-- severity: error
-- ko: 정류장까지의 거리가 앞 정류장보다 크지 않습니다
-- en: the distance along a trip does not grow
-- do.ko: 거리나 순서를 고치세요
-- do.en: correct distances or sequence
SELECT 'stop_times' AS tbl, _row FROM (
  SELECT _row, try_cast(shape_dist_traveled AS DOUBLE) AS distance,
    lag(distance) OVER (PARTITION BY trip_id ORDER BY try_cast(stop_sequence AS BIGINT)) AS before
  FROM stop_times WHERE shape_dist_traveled IS NOT NULL
) WHERE distance <= before
