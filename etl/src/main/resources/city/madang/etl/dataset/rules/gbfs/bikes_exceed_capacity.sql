-- severity: error
-- ko: 자전거와 빈 거치대가 거치대 수보다 많습니다
-- en: a station has more bikes and free docks than docks
-- do.ko: 거치대 수나 세는 장치를 고치세요
-- do.en: correct its capacity, or what counts
-- columns: t: station_id, num_bikes_available, num_docks_available
-- columns: info: station_id, capacity
SELECT t._row FROM t JOIN info USING (station_id)
WHERE t.num_bikes_available + t.num_docks_available > info.capacity
