/// GTFS Realtime: feed messages as JSON and back, by the names of the protocol.
///
/// `gtfs-realtime.proto` is the protocol as it is published; `gtfs-realtime.desc` is made of it by
/// `protoc --descriptor_set_out=gtfs-realtime.desc gtfs-realtime.proto`.
@NullMarked
package city.madang.etl.realtime;

import org.jspecify.annotations.NullMarked;
