-- severity: error
-- ko: 노선에 이름이 없습니다
-- en: a route has neither a short nor a long name
-- do.ko: 짧은 이름이나 긴 이름을 쓰세요
-- do.en: write one of the names
SELECT 'routes' AS tbl, _row FROM routes
WHERE route_short_name IS NULL AND route_long_name IS NULL
  AND (has('routes', 'route_short_name') OR has('routes', 'route_long_name'))
