-- severity: error
-- ko: 같은 키가 두 번 있습니다
-- en: a key stands twice
-- do.ko: 한 행만 남기거나 키를 고치세요
-- do.en: keep one of the rows, or correct its key
SELECT tbl, _row FROM (
SELECT 'agency' AS tbl, _row, row_number() OVER (PARTITION BY agency_id ORDER BY _row) AS n FROM agency WHERE agency_id IS NOT NULL
UNION ALL
SELECT 'stops' AS tbl, _row, row_number() OVER (PARTITION BY stop_id ORDER BY _row) AS n FROM stops
UNION ALL
SELECT 'routes' AS tbl, _row, row_number() OVER (PARTITION BY route_id ORDER BY _row) AS n FROM routes
UNION ALL
SELECT 'trips' AS tbl, _row, row_number() OVER (PARTITION BY trip_id ORDER BY _row) AS n FROM trips
UNION ALL
SELECT 'stop_times' AS tbl, _row, row_number() OVER (PARTITION BY trip_id, stop_sequence ORDER BY _row) AS n FROM stop_times
UNION ALL
SELECT 'calendar' AS tbl, _row, row_number() OVER (PARTITION BY service_id ORDER BY _row) AS n FROM calendar
UNION ALL
SELECT 'calendar_dates' AS tbl, _row, row_number() OVER (PARTITION BY service_id, date ORDER BY _row) AS n FROM calendar_dates
UNION ALL
SELECT 'fare_attributes' AS tbl, _row, row_number() OVER (PARTITION BY fare_id ORDER BY _row) AS n FROM fare_attributes
UNION ALL
SELECT 'fare_rules' AS tbl, _row, row_number() OVER (PARTITION BY fare_id, route_id, origin_id, destination_id, contains_id ORDER BY _row) AS n FROM fare_rules
UNION ALL
SELECT 'shapes' AS tbl, _row, row_number() OVER (PARTITION BY shape_id, shape_pt_sequence ORDER BY _row) AS n FROM shapes
UNION ALL
SELECT 'frequencies' AS tbl, _row, row_number() OVER (PARTITION BY trip_id, start_time ORDER BY _row) AS n FROM frequencies
UNION ALL
SELECT 'transfers' AS tbl, _row, row_number() OVER (PARTITION BY from_stop_id, to_stop_id, from_route_id, to_route_id, from_trip_id, to_trip_id ORDER BY _row) AS n FROM transfers
) WHERE n > 1
