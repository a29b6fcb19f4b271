-- severity: error
-- ko: 시간표에 없는 운행입니다
-- en: a trip is not in the feed
-- do.ko: 같은 때의 시간표를 함께 보관하세요
-- do.en: archive the feed of the same time
-- columns: t: trip_id
SELECT _row FROM t ANTI JOIN feed_trips AS known ON t.trip_id = known.trip_id WHERE t.trip_id IS NOT NULL
