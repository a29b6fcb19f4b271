-- severity: error
-- ko: 시간표에 없는 정류장입니다
-- en: a stop is not in the feed
-- do.ko: 같은 때의 시간표를 함께 보관하세요
-- do.en: archive the feed of the same time
-- columns: t: stop_id
SELECT _row FROM t ANTI JOIN feed_stops AS known ON t.stop_id = known.stop_id WHERE t.stop_id IS NOT NULL
