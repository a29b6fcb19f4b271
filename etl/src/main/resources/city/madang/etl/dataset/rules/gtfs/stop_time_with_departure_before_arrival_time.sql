-- severity: error
-- ko: 도착하기 전에 출발합니다
-- en: a departure lies before its arrival
-- do.ko: 두 시각을 고치세요
-- do.en: correct the two times
SELECT 'stop_times' AS tbl, _row FROM stop_times WHERE seconds(departure_time) < seconds(arrival_time)
