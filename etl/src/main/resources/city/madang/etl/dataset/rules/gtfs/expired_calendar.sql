-- severity: warning
-- ko: 운행 기간이 지났습니다
-- en: a service ended before the day of the release
-- do.ko: 새 시간표를 받으세요
-- do.en: deliver the timetable that holds now
SELECT 'calendar' AS tbl, _row FROM calendar
ANTI JOIN (SELECT service_id FROM calendar_dates WHERE exception_type = '1' AND gtfs_date(date) >= day()) AS later ON calendar.service_id = later.service_id
WHERE gtfs_date(end_date) < day()
