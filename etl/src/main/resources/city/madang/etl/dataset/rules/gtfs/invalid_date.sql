-- severity: error
-- ko: 날짜의 형식이 틀립니다
-- en: a date is not written like 20261116
-- do.ko: YYYYMMDD로 쓰세요
-- do.en: write YYYYMMDD
SELECT 'calendar' AS tbl, _row FROM calendar
WHERE start_date IS NOT NULL AND gtfs_date(start_date) IS NULL OR end_date IS NOT NULL AND gtfs_date(end_date) IS NULL
UNION ALL
SELECT 'calendar_dates', _row FROM calendar_dates WHERE date IS NOT NULL AND gtfs_date(date) IS NULL
