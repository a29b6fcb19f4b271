-- severity: info
-- ko: GTFS에 없는 파일입니다
-- en: the feed has a file that GTFS does not know
-- do.ko: 필요 없으면 빼세요
-- do.en: leave it out if nobody needs it
SELECT name AS tbl, NULL::BIGINT AS _row FROM files
WHERE name NOT IN ('agency.txt', 'stops.txt', 'routes.txt', 'trips.txt', 'stop_times.txt', 'calendar.txt', 'calendar_dates.txt',
  'fare_attributes.txt', 'fare_rules.txt', 'timeframes.txt', 'rider_categories.txt', 'fare_media.txt', 'fare_products.txt',
  'fare_leg_rules.txt', 'fare_leg_join_rules.txt', 'fare_transfer_rules.txt', 'areas.txt', 'stop_areas.txt', 'networks.txt',
  'route_networks.txt', 'shapes.txt', 'frequencies.txt', 'transfers.txt', 'pathways.txt', 'levels.txt', 'location_groups.txt',
  'location_group_stops.txt', 'locations.geojson', 'booking_rules.txt', 'translations.txt', 'feed_info.txt', 'attributions.txt')
