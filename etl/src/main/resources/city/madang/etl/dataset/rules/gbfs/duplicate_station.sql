-- severity: error
-- ko: 같은 대여소가 두 번 있습니다
-- en: a station stands twice
-- do.ko: 한 행만 남기세요
-- do.en: keep one of the rows
-- columns: t: station_id, capacity
SELECT _row FROM (SELECT _row, row_number() OVER (PARTITION BY station_id ORDER BY _row) AS n FROM t) WHERE n > 1
