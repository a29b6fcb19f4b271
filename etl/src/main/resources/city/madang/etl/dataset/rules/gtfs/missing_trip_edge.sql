-- severity: error
-- ko: 운행의 첫 정류장이나 끝 정류장에 시각이 없습니다
-- en: the first or last stop of a trip has no times
-- do.ko: 첫 정류장과 끝 정류장의 시각을 쓰세요
-- do.en: write arrival and departure of the first and the last stop
SELECT 'stop_times' AS tbl, _row FROM (
  SELECT *, try_cast(stop_sequence AS BIGINT) AS place,
    min(place) OVER (PARTITION BY trip_id) AS first, max(place) OVER (PARTITION BY trip_id) AS last
  FROM stop_times WHERE has('stop_times', 'arrival_time')
) WHERE place IN (first, last) AND arrival_time IS NULL AND departure_time IS NULL
