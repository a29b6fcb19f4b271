package city.madang.etl.synthetic;

import city.madang.etl.dataset.MadeUp;
import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.realtime.FeedMessages;
import city.madang.etl.synthetic.BusTimetable.Trip;
import city.madang.etl.synthetic.busan.BusRoute;
import city.madang.etl.synthetic.busan.BusanCity;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the buses of the feed `transit-busan?size=2000` of the same seed told on Monday 16 November
/// 2026 from 08:00 on: an archive of `size` messages of GTFS Realtime, one a minute, and the feed
/// that they are about.
///
/// Shape: a zip of `gtfs.zip` and messages named by their time. Each message has the position and
/// the delay of each bus on its way, and alerts. A vehicle's id is that of its trip, so that no
/// bus, and no driver, is followed through the day.
///
/// Distributions: [RunningBus] tells how late buses are and where. Two routes have an alert.
///
/// Source: GTFS Realtime 2.0.
final class TransitRealtime implements Generator {
  /// Trips of the feed.
  private static final int FEED_TRIPS = 2_000;

  private static final int EIGHT = 8 * 3_600;
  private static final int ALERTS = 2;
  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var city = BusanCity.of(request.seed());
    var buses = buses(city, request.random("delays"));
    var random = request.random("reports");
    var feed = new SyntheticSource(MadeUp.TRANSIT_BUSAN, FEED_TRIPS, request.seed());
    try (var zip = new StoredZip(out)) {
      zip.add("gtfs.zip", it -> new TransitBusan().write(feed, it));
      for (int minute = 0; minute < request.size(); minute++) {
        int now = EIGHT + 60 * minute;
        var message = message(city, buses, now, random);
        var name = BusTimetable.clock(now).replace(":", "") + ".pb";
        zip.add(name, it -> FeedMessages.write(message, it));
      }
    }
  }

  private static List<RunningBus> buses(BusanCity city, RandomGenerator random) {
    return BusTimetable.trips(city.routes(), FEED_TRIPS).stream()
        .filter(trip -> trip.service().equals("WD"))
        .map(trip -> RunningBus.of(trip, city.streets(), random))
        .toList();
  }

  private static ObjectNode message(
      BusanCity city, List<RunningBus> buses, int now, RandomGenerator random) {
    var message = JSON.createObjectNode();
    var header = message.putObject("header").put("gtfs_realtime_version", "2.0");
    header.put("incrementality", "FULL_DATASET").put("timestamp", moment(now));
    var entities = message.putArray("entity");
    for (var bus : buses) {
      int told = now - random.nextInt(30);
      if (bus.runs(told)) {
        entities.add(entity(bus.trip().id() + "-v").set("vehicle", vehicle(bus, told)));
        entities.add(entity(bus.trip().id() + "-u").set("trip_update", update(bus, told)));
      }
    }
    for (var route : city.routes().subList(0, ALERTS)) {
      entities.add(entity(route.id() + "-a").set("alert", alert(route)));
    }
    return message;
  }

  private static ObjectNode entity(String id) {
    return JSON.createObjectNode().put("id", id);
  }

  private static ObjectNode trip(Trip trip) {
    return JSON.createObjectNode()
        .put("trip_id", trip.id())
        .put("route_id", trip.route().id())
        .put("direction_id", trip.direction())
        .put("start_date", "20261116")
        .put("schedule_relationship", "SCHEDULED");
  }

  private static ObjectNode vehicle(RunningBus bus, int told) {
    var next = bus.next(told);
    var at = bus.at(told);
    var vehicle = JSON.createObjectNode();
    vehicle.set("trip", trip(bus.trip()));
    vehicle.putObject("vehicle").put("id", "V-" + bus.trip().id());
    vehicle
        .putObject("position")
        .put("latitude", (float) at.latitude())
        .put("longitude", (float) at.longitude())
        .put("bearing", (float) Math.round(at.heading()));
    return vehicle
        .put("current_stop_sequence", next + 1)
        .put("stop_id", bus.calls().get(next).stop().id())
        .put("current_status", bus.stands(told) ? "STOPPED_AT" : "IN_TRANSIT_TO")
        .put("timestamp", moment(told));
  }

  /// A delay holds for all stops that follow, so the next one is enough.
  private static ObjectNode update(RunningBus bus, int told) {
    var next = bus.next(told);
    var call = bus.calls().get(next);
    var update = JSON.createObjectNode();
    update.set("trip", trip(bus.trip()));
    var stop = update.putArray("stop_time_update").addObject();
    stop.put("stop_sequence", next + 1).put("stop_id", call.stop().id());
    stop.putObject("arrival")
        .put("delay", bus.late())
        .put("time", moment(call.arrival() + bus.late()));
    return update.put("timestamp", moment(told));
  }

  private static ObjectNode alert(BusRoute route) {
    var alert = JSON.createObjectNode().put("cause", "CONSTRUCTION").put("effect", "DETOUR");
    alert.putArray("active_period").addObject().put("start", moment(0)).put("end", moment(86_400));
    alert.putArray("informed_entity").addObject().put("route_id", route.id());
    var texts = alert.putObject("header_text").putArray("translation");
    texts.addObject().put("text", route.number() + "번 공사로 돌아서 갑니다").put("language", "ko");
    texts
        .addObject()
        .put("text", "Bus " + route.number() + " makes a detour around works")
        .put("language", "en");
    return alert;
  }

  /// Seconds since 1970, of seconds since midnight in Korea.
  private static long moment(int second) {
    return ReferenceWeek.MONDAY.atStartOfDay().toEpochSecond(ZoneOffset.ofHours(9)) + second;
  }
}
