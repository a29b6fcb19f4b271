-- severity: error
-- ko: 차량이 시간표의 정류장들에서 멀리 떨어져 있습니다
-- en: a vehicle is more than 1.6 km outside of the box of the stops
-- do.ko: 좌표를 고치거나 행을 빼세요
-- do.en: correct the position, or leave the row out
-- columns: t: latitude, longitude
SELECT _row FROM t, (
  SELECT min(lat) AS south, max(lat) AS north, min(lon) AS west, max(lon) AS east
  FROM (SELECT try_cast(stop_lat AS DOUBLE) AS lat, try_cast(stop_lon AS DOUBLE) AS lon FROM feed_stops)
) AS box
WHERE meters(latitude, longitude, greatest(south, least(north, latitude)), greatest(west, least(east, longitude))) > 1609
