-- severity: warning
-- ko: 이름이 모두 대문자거나 모두 소문자입니다
-- en: a name has only capitals, or none
-- do.ko: 사람이 읽을 이름은 대소문자를 섞어 쓰세요
-- do.en: write names as people read them, in mixed case
SELECT 'stops' AS tbl, _row FROM stops WHERE shouted(stop_name)
UNION ALL
SELECT 'routes' AS tbl, _row FROM routes WHERE shouted(route_long_name)
UNION ALL
SELECT 'trips' AS tbl, _row FROM trips WHERE shouted(trip_headsign)
