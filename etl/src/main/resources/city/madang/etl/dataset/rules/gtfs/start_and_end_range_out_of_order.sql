-- severity: error
-- ko: 끝이 시작보다 앞섭니다
-- en: an end lies before its start
-- do.ko: 시작과 끝을 바꾸거나 고치세요
-- do.en: correct start and end
SELECT 'calendar' AS tbl, _row FROM calendar WHERE gtfs_date(start_date) > gtfs_date(end_date)
UNION ALL
SELECT 'feed_info', _row FROM feed_info WHERE gtfs_date(feed_start_date) > gtfs_date(feed_end_date)
UNION ALL
SELECT 'frequencies', _row FROM frequencies WHERE seconds(start_time) >= seconds(end_time)
