-- severity: error
-- ko: 앞 정류장을 떠나기 전에 도착합니다
-- en: an arrival lies before the departure from the stop before
-- do.ko: 시각이나 순서를 고치세요
-- do.en: correct times or sequence
SELECT 'stop_times' AS tbl, _row FROM (
  SELECT _row, seconds(arrival_time) AS arrival,
    lag(seconds(departure_time)) OVER (PARTITION BY trip_id ORDER BY try_cast(stop_sequence AS BIGINT)) AS before
  FROM stop_times WHERE seconds(departure_time) IS NOT NULL
) WHERE arrival < before
