-- severity: error
-- ko: 좌표가 0에 가깝습니다
-- en: a place lies at 0, 0
-- do.ko: 좌표를 고치세요
-- do.en: correct latitude and longitude
SELECT 'stops' AS tbl, _row FROM stops WHERE abs(try_cast(stop_lat AS DOUBLE)) <= 1 AND abs(try_cast(stop_lon AS DOUBLE)) <= 1
UNION ALL
SELECT 'shapes', _row FROM shapes WHERE abs(try_cast(shape_pt_lat AS DOUBLE)) <= 1 AND abs(try_cast(shape_pt_lon AS DOUBLE)) <= 1
