-- severity: error
-- ko: 없는 것을 가리킵니다
-- en: what a row names is not in the feed
-- do.ko: 가리키는 행을 넣거나 이름을 고치세요
-- do.en: add what is missing, or correct the name
SELECT 'routes' AS tbl, _row FROM routes ANTI JOIN agency ON routes.agency_id = agency.agency_id WHERE routes.agency_id IS NOT NULL AND whole('agency')
UNION ALL
SELECT 'trips' AS tbl, _row FROM trips ANTI JOIN routes ON trips.route_id = routes.route_id WHERE trips.route_id IS NOT NULL AND whole('routes')
UNION ALL
SELECT 'trips', _row FROM trips ANTI JOIN (SELECT service_id FROM calendar UNION SELECT service_id FROM calendar_dates) AS services ON trips.service_id = services.service_id
  WHERE trips.service_id IS NOT NULL AND whole('calendar') AND whole('calendar_dates')
UNION ALL
SELECT 'trips' AS tbl, _row FROM trips ANTI JOIN shapes ON trips.shape_id = shapes.shape_id WHERE trips.shape_id IS NOT NULL AND whole('shapes')
UNION ALL
SELECT 'stop_times' AS tbl, _row FROM stop_times ANTI JOIN trips ON stop_times.trip_id = trips.trip_id WHERE stop_times.trip_id IS NOT NULL AND whole('trips')
UNION ALL
SELECT 'stop_times' AS tbl, _row FROM stop_times ANTI JOIN stops ON stop_times.stop_id = stops.stop_id WHERE stop_times.stop_id IS NOT NULL AND whole('stops')
UNION ALL
SELECT 'stops' AS tbl, _row FROM stops AS child ANTI JOIN stops ON child.parent_station = stops.stop_id WHERE child.parent_station IS NOT NULL AND whole('stops')
UNION ALL
SELECT 'fare_rules' AS tbl, _row FROM fare_rules ANTI JOIN fare_attributes ON fare_rules.fare_id = fare_attributes.fare_id WHERE fare_rules.fare_id IS NOT NULL AND whole('fare_attributes')
UNION ALL
SELECT 'fare_rules' AS tbl, _row FROM fare_rules ANTI JOIN routes ON fare_rules.route_id = routes.route_id WHERE fare_rules.route_id IS NOT NULL AND whole('routes')
UNION ALL
SELECT 'fare_rules' AS tbl, _row FROM fare_rules ANTI JOIN stops ON fare_rules.origin_id = stops.zone_id WHERE fare_rules.origin_id IS NOT NULL AND whole('stops')
UNION ALL
SELECT 'fare_rules' AS tbl, _row FROM fare_rules ANTI JOIN stops ON fare_rules.destination_id = stops.zone_id WHERE fare_rules.destination_id IS NOT NULL AND whole('stops')
UNION ALL
SELECT 'fare_rules' AS tbl, _row FROM fare_rules ANTI JOIN stops ON fare_rules.contains_id = stops.zone_id WHERE fare_rules.contains_id IS NOT NULL AND whole('stops')
UNION ALL
SELECT 'frequencies' AS tbl, _row FROM frequencies ANTI JOIN trips ON frequencies.trip_id = trips.trip_id WHERE frequencies.trip_id IS NOT NULL AND whole('trips')
UNION ALL
SELECT 'transfers' AS tbl, _row FROM transfers ANTI JOIN stops ON transfers.from_stop_id = stops.stop_id WHERE transfers.from_stop_id IS NOT NULL AND whole('stops')
UNION ALL
SELECT 'transfers' AS tbl, _row FROM transfers ANTI JOIN stops ON transfers.to_stop_id = stops.stop_id WHERE transfers.to_stop_id IS NOT NULL AND whole('stops')
