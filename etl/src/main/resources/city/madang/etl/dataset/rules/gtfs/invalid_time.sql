-- severity: error
-- ko: 시각의 형식이 틀립니다
-- en: a time is not written like 25:10:00
-- do.ko: HH:MM:SS로 쓰고 자정 뒤는 24시부터 세세요
-- do.en: write HH:MM:SS, and go on counting from 24 after midnight
SELECT 'stop_times' AS tbl, _row FROM stop_times
WHERE arrival_time IS NOT NULL AND seconds(arrival_time) IS NULL
  OR departure_time IS NOT NULL AND seconds(departure_time) IS NULL
UNION ALL
SELECT 'frequencies', _row FROM frequencies
WHERE start_time IS NOT NULL AND seconds(start_time) IS NULL OR end_time IS NOT NULL AND seconds(end_time) IS NULL
