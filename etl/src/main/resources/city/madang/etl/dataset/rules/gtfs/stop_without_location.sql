-- severity: error
-- ko: 정류장에 좌표나 이름이 없습니다
-- en: a stop has no place or no name
-- do.ko: 좌표와 이름을 넣으세요
-- do.en: add latitude, longitude and name
SELECT 'stops' AS tbl, _row FROM stops
WHERE coalesce(location_type, '0') IN ('0', '1', '2') AND has('stops', 'stop_lat')
  AND (stop_lat IS NULL OR stop_lon IS NULL OR stop_name IS NULL)
