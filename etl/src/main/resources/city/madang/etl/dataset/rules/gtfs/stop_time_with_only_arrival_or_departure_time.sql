-- severity: error
-- ko: 도착과 출발 시각 가운데 하나만 있습니다
-- en: a stop has only one of arrival and departure
-- do.ko: 두 시각을 모두 쓰거나 모두 비우세요
-- do.en: write both times or none
SELECT 'stop_times' AS tbl, _row FROM stop_times
WHERE (arrival_time IS NULL) <> (departure_time IS NULL)
  AND has('stop_times', 'arrival_time') AND has('stop_times', 'departure_time')
