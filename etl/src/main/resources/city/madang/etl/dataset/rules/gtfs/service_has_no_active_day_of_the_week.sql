-- severity: warning
-- ko: 운행하는 날이 하나도 없습니다
-- en: a service has no day at all
-- do.ko: 요일이나 예외 날짜를 쓰세요
-- do.en: give it a day of the week, or a date
SELECT 'calendar' AS tbl, _row FROM calendar
ANTI JOIN (SELECT service_id FROM calendar_dates WHERE exception_type = '1') AS added ON calendar.service_id = added.service_id
WHERE '1' NOT IN (monday, tuesday, wednesday, thursday, friday, saturday, sunday)
