package city.madang.etl.synthetic;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.BikeSites.Site;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.Name;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Stations of shared bikes as GBFS 3.0 has them; `size` stations.
///
/// Distributions: [BikeSites] tells where they are. At 08:00 on 16 November 2026 the bikes that can
/// be rented are any number from none to all docks, each as likely; one bike in twenty is disabled;
/// one station in fifty is out of service.
///
/// Source: GBFS 3.0, `station_information.json` and `station_status.json`; `_district_code` is an
/// extension.
final class BikeStations {
  private static final String UPDATED = "2026-11-16T08:00:00+09:00";
  private static final JsonMapper JSON = JsonMapper.shared();

  private BikeStations() {}

  /// Writes both files, as a zip.
  static void writeFeed(SyntheticSource request, OutputStream out) throws IOException {
    try (var zip = new StoredZip(out)) {
      zip.add("station_information.json", member -> writeInformation(request, member));
      zip.add("station_status.json", member -> writeStatus(request, member));
    }
  }

  /// Writes `station_information.json`.
  private static void writeInformation(SyntheticSource request, OutputStream out)
      throws IOException {
    out.write(JSON.writeValueAsBytes(file(request, BikeStations::information)));
  }

  /// Writes `station_status.json`.
  private static void writeStatus(SyntheticSource request, OutputStream out) throws IOException {
    var random = request.random("status");
    out.write(JSON.writeValueAsBytes(file(request, site -> status(site, random))));
  }

  private static ObjectNode file(SyntheticSource request, Function<Site, JsonNode> station) {
    var file =
        JSON.createObjectNode().put("last_updated", UPDATED).put("ttl", 60).put("version", "3.0");
    var stations = file.putObject("data").putArray("stations");
    sites(request).forEach(site -> stations.add(station.apply(site)));
    return file;
  }

  private static List<Site> sites(SyntheticSource request) {
    var city = BusanCity.of(request.seed());
    return BikeSites.list(city, request.size(), request.random("stations"));
  }

  private static JsonNode information(Site site) {
    var station = JSON.createObjectNode().put("station_id", site.id());
    addName(station, site.name());
    station.put("lat", site.place().latitude()).put("lon", site.place().longitude());
    station.put("capacity", site.docks()).put("is_virtual_station", false);
    return station.put("_district_code", site.place().district());
  }

  private static void addName(ObjectNode station, Name name) {
    var names = station.putArray("name");
    names.addObject().put("text", name.ko()).put("language", "ko");
    names.addObject().put("text", name.en()).put("language", "en");
  }

  private static JsonNode status(Site site, RandomGenerator random) {
    int bikes = random.nextInt(site.docks() + 1);
    int disabled = 0;
    for (int i = 0; i < bikes; i++) {
      disabled += random.nextInt(20) == 0 ? 1 : 0;
    }
    boolean open = random.nextInt(50) > 0;
    return JSON.createObjectNode()
        .put("station_id", site.id())
        .put("num_vehicles_available", bikes - disabled)
        .put("num_vehicles_disabled", disabled)
        .put("num_docks_available", site.docks() - bikes)
        .put("is_installed", true)
        .put("is_renting", open)
        .put("is_returning", open)
        .put("last_reported", UPDATED);
  }
}
