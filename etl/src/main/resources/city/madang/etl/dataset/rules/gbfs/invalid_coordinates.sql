-- severity: error
-- ko: 대여소의 좌표가 지구 밖이거나 0, 0입니다
-- en: a station is off the earth, or at 0, 0
-- do.ko: 좌표를 고치세요
-- do.en: correct latitude and longitude
-- columns: t: station_id, lat, lon
SELECT _row FROM t WHERE lat NOT BETWEEN -90 AND 90 OR lon NOT BETWEEN -180 AND 180 OR abs(lat) <= 1 AND abs(lon) <= 1
