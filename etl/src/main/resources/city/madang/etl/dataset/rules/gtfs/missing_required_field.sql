-- severity: error
-- ko: 꼭 있어야 할 값이 없습니다
-- en: a value that every row has is missing
-- do.ko: 값을 넣으세요
-- do.en: add the value
SELECT 'agency' AS tbl, _row FROM agency WHERE agency_name IS NULL AND has('agency', 'agency_name') OR agency_url IS NULL AND has('agency', 'agency_url') OR agency_timezone IS NULL AND has('agency', 'agency_timezone')
UNION ALL
SELECT 'stops' AS tbl, _row FROM stops WHERE stop_id IS NULL AND has('stops', 'stop_id')
UNION ALL
SELECT 'routes' AS tbl, _row FROM routes WHERE route_id IS NULL AND has('routes', 'route_id') OR route_type IS NULL AND has('routes', 'route_type')
UNION ALL
SELECT 'trips' AS tbl, _row FROM trips WHERE route_id IS NULL AND has('trips', 'route_id') OR service_id IS NULL AND has('trips', 'service_id') OR trip_id IS NULL AND has('trips', 'trip_id')
UNION ALL
SELECT 'stop_times' AS tbl, _row FROM stop_times WHERE trip_id IS NULL AND has('stop_times', 'trip_id') OR stop_id IS NULL AND has('stop_times', 'stop_id') OR stop_sequence IS NULL AND has('stop_times', 'stop_sequence')
UNION ALL
SELECT 'calendar' AS tbl, _row FROM calendar WHERE service_id IS NULL AND has('calendar', 'service_id') OR monday IS NULL AND has('calendar', 'monday') OR tuesday IS NULL AND has('calendar', 'tuesday') OR wednesday IS NULL AND has('calendar', 'wednesday') OR thursday IS NULL AND has('calendar', 'thursday') OR friday IS NULL AND has('calendar', 'friday') OR saturday IS NULL AND has('calendar', 'saturday') OR sunday IS NULL AND has('calendar', 'sunday') OR start_date IS NULL AND has('calendar', 'start_date') OR end_date IS NULL AND has('calendar', 'end_date')
UNION ALL
SELECT 'calendar_dates' AS tbl, _row FROM calendar_dates WHERE service_id IS NULL AND has('calendar_dates', 'service_id') OR date IS NULL AND has('calendar_dates', 'date') OR exception_type IS NULL AND has('calendar_dates', 'exception_type')
UNION ALL
SELECT 'fare_attributes' AS tbl, _row FROM fare_attributes WHERE fare_id IS NULL AND has('fare_attributes', 'fare_id') OR price IS NULL AND has('fare_attributes', 'price') OR currency_type IS NULL AND has('fare_attributes', 'currency_type') OR payment_method IS NULL AND has('fare_attributes', 'payment_method')
UNION ALL
SELECT 'shapes' AS tbl, _row FROM shapes WHERE shape_id IS NULL AND has('shapes', 'shape_id') OR shape_pt_lat IS NULL AND has('shapes', 'shape_pt_lat') OR shape_pt_lon IS NULL AND has('shapes', 'shape_pt_lon') OR shape_pt_sequence IS NULL AND has('shapes', 'shape_pt_sequence')
UNION ALL
SELECT 'frequencies' AS tbl, _row FROM frequencies WHERE trip_id IS NULL AND has('frequencies', 'trip_id') OR start_time IS NULL AND has('frequencies', 'start_time') OR end_time IS NULL AND has('frequencies', 'end_time') OR headway_secs IS NULL AND has('frequencies', 'headway_secs')
UNION ALL
SELECT 'feed_info' AS tbl, _row FROM feed_info WHERE feed_publisher_name IS NULL AND has('feed_info', 'feed_publisher_name') OR feed_publisher_url IS NULL AND has('feed_info', 'feed_publisher_url') OR feed_lang IS NULL AND has('feed_info', 'feed_lang')
