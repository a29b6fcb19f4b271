-- severity: error
-- ko: 한 메시지에 같은 차량이 두 번 있습니다
-- en: a vehicle stands twice in a message
-- do.ko: 한 행만 남기세요
-- do.en: keep one of the rows
-- columns: t: vehicle_id, sent_at, latitude
SELECT _row FROM (SELECT _row, row_number() OVER (PARTITION BY sent_at, vehicle_id ORDER BY _row) AS n FROM t WHERE vehicle_id IS NOT NULL) WHERE n > 1
