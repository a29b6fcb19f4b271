-- severity: warning
-- ko: 정류장이 운행의 노선 모양에서 100미터 넘게 떨어져 있습니다
-- en: a stop lies more than 100 m from the shape of its trip
-- do.ko: 정류장의 자리나 노선 모양을 고치세요
-- do.en: correct the place of the stop, or the shape
WITH served AS (
  SELECT DISTINCT shape_id, stop_id FROM trips JOIN stop_times USING (trip_id) WHERE shape_id IS NOT NULL
),
-- Meters east and north of a point near by: the earth is flat for some kilometers.
legs AS (
  SELECT shape_id, try_cast(shape_pt_lat AS DOUBLE) AS lat, try_cast(shape_pt_lon AS DOUBLE) AS lon,
    lead(lat) OVER points AS next_lat, lead(lon) OVER points AS next_lon
  FROM shapes WINDOW points AS (PARTITION BY shape_id ORDER BY try_cast(shape_pt_sequence AS BIGINT))
),
flat AS (
  SELECT served.stop_id, stops._row, served.shape_id,
    (lon - try_cast(stop_lon AS DOUBLE)) * 111320 * cos(radians(lat)) AS x,
    (lat - try_cast(stop_lat AS DOUBLE)) * 110574 AS y,
    (coalesce(next_lon, lon) - lon) * 111320 * cos(radians(lat)) AS dx,
    (coalesce(next_lat, lat) - lat) * 110574 AS dy
  FROM served JOIN stops USING (stop_id) JOIN legs USING (shape_id)
),
nearest AS (
  SELECT *, greatest(0, least(1, CASE WHEN dx = 0 AND dy = 0 THEN 0 ELSE -(x * dx + y * dy) / (dx * dx + dy * dy) END)) AS part
  FROM flat
)
SELECT 'stops' AS tbl, _row FROM nearest
GROUP BY _row, shape_id HAVING min(sqrt((x + part * dx) ** 2 + (y + part * dy) ** 2)) > 100
