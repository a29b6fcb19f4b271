-- severity: error
-- ko: 정보가 없는 대여소입니다
-- en: a station has a status but no information
-- do.ko: 대여소 정보를 넣으세요
-- do.en: add what is known of the station
-- columns: t: station_id, num_docks_available
-- columns: info: station_id, capacity
SELECT _row FROM t ANTI JOIN info USING (station_id)
