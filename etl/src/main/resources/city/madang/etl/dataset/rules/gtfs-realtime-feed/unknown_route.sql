-- severity: error
-- ko: 시간표에 없는 노선입니다
-- en: a route is not in the feed
-- do.ko: 같은 때의 시간표를 함께 보관하세요
-- do.en: archive the feed of the same time
-- columns: t: route_id
SELECT _row FROM t ANTI JOIN feed_routes AS known ON t.route_id = known.route_id WHERE t.route_id IS NOT NULL
