-- severity: warning
-- ko: 정류장이 둘보다 적은 운행입니다
-- en: a trip has fewer than two stops
-- do.ko: 정류장을 넣거나 운행을 지우세요
-- do.en: add its stops, or leave it out
SELECT 'trips' AS tbl, trips._row FROM trips LEFT JOIN stop_times USING (trip_id)
WHERE whole('stop_times') GROUP BY trips._row HAVING count(stop_times._row) < 2
