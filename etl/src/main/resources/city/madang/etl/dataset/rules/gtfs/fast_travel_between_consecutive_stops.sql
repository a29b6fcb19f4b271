-- severity: warning
-- ko: 두 정류장 사이가 너무 빠릅니다
-- en: two stops of a trip are too far apart for its time
-- do.ko: 시각이나 정류장의 자리를 고치세요
-- do.en: correct the times, or the places of the stops
WITH moves AS (
  SELECT stop_times._row, route_type, seconds(arrival_time) AS arrival,
    lag(seconds(departure_time)) OVER trip AS departure,
    try_cast(stop_lat AS DOUBLE) AS lat, try_cast(stop_lon AS DOUBLE) AS lon,
    meters(lat, lon, lag(lat) OVER trip, lag(lon) OVER trip) AS moved
  FROM stop_times JOIN stops USING (stop_id) JOIN trips USING (trip_id) JOIN routes USING (route_id)
  WHERE seconds(arrival_time) IS NOT NULL AND seconds(departure_time) IS NOT NULL
  WINDOW trip AS (PARTITION BY trip_id ORDER BY try_cast(stop_sequence AS BIGINT))
)
-- Times of whole minutes may be off by one.
SELECT 'stop_times' AS tbl, _row FROM moves
WHERE moved / (greatest(arrival - departure, 0) + CASE WHEN arrival % 60 = 0 AND departure % 60 = 0 THEN 60 ELSE 1 END) * 3.6
  > CASE route_type WHEN '0' THEN 100 WHEN '1' THEN 150 WHEN '2' THEN 500 WHEN '3' THEN 150 WHEN '4' THEN 80
      WHEN '5' THEN 30 WHEN '6' THEN 50 WHEN '7' THEN 50 WHEN '11' THEN 150 WHEN '12' THEN 150 ELSE 500 END
