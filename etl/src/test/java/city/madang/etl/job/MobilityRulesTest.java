package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.quality.QualityRefusal;
import city.madang.etl.realtime.FeedMessages;
import city.madang.etl.synthetic.Generators;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Bundled datasets of how a city moves whose sources are broken once: the rules find it.
class MobilityRulesTest {
  private static final String BUSES = "synthetic:transit-realtime?size=10&seed=7";
  private static final String BIKES = "synthetic:bike-stations?size=600&seed=7";

  @TempDir Path root;

  /// All of it is of the first bus of the first message.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "trip_id":"[^"]*"         | "trip_id":"X"         | unknown_trip
          "route_id":"[^"]*"        | "route_id":"X"        | unknown_route
          "stop_id":"[^"]*"         | "stop_id":"X"         | unknown_stop
          "latitude":[0-9.]*        | "latitude":34.81      | position_outside_coverage
          "latitude":[0-9.]*        | "latitude":38.5       | position_far_from_others
          "latitude":[0-9.]*        | "latitude":34.7       | outside_box
          "id":"V-R100-WD-0-1001"   | "id":"V-R100-WD-0-0002" | duplicate_vehicle
          "timestamp":1794783596    | "timestamp":1794783720  | timestamp_in_future
          """)
  void check_brokenMessage_isRefused(String right, String wrong, String code) throws IOException {
    assertRefused("transit-realtime", BUSES, "080000.pb", right, wrong, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          station_status.json      | "num_docks_available":[0-9]+ | "num_docks_available":99 | vehicles_exceed_capacity
          station_status.json      | S1000                        | S9999                    | unknown_station
          station_information.json | "lat":[0-9.]+                | "lat":36.5               | outside_district
          station_information.json | "_district_code":"[0-9]+"    | "_district_code":"21999" | unknown_district
          """)
  void check_brokenStation_isRefused(String member, String right, String wrong, String code)
      throws IOException {
    assertRefused("bike-stations", BIKES, member, right, wrong, code);
  }

  @Test
  void check_messagesWithoutTheirFeed_areAskedByThemselves() throws IOException {
    var archive = broken(BUSES, "gtfs.zip", "", "");

    var run = BundledRun.changed("transit-realtime", source(BUSES, archive), root);

    var quality = BundledRun.text(run, "quality.json");
    assertThat(quality).contains("gtfs-realtime/").doesNotContain("gtfs-realtime-feed/");
  }

  private void assertRefused(
      String id, String address, String member, String right, String wrong, String code)
      throws IOException {
    var archive = broken(address, member, right, wrong);

    assertThatThrownBy(() -> BundledRun.changed(id, source(address, archive), root))
        .isInstanceOf(QualityRefusal.class)
        .hasMessageContaining(code);
  }

  private static Map<String, String> source(String address, Path archive) {
    return Map.of(address, archive.toUri().toString());
  }

  /// A source with the first of something changed in a member; a feed is left out.
  private Path broken(String address, String member, String right, String wrong)
      throws IOException {
    var whole = new ByteArrayOutputStream();
    Generators.write(SyntheticSource.parse(address), whole);
    var target = root.resolve("broken.zip");
    try (var in = new ZipInputStream(new ByteArrayInputStream(whole.toByteArray()));
        var out = new ZipOutputStream(Files.newOutputStream(target))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var here = entry.getName().equals(member);
        if (here && member.endsWith(".zip")) {
          continue;
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        var bytes = in.readAllBytes();
        out.write(here ? change(member, bytes, right, wrong) : bytes);
      }
    }
    return target;
  }

  private static byte[] change(String member, byte[] bytes, String right, String wrong)
      throws IOException {
    var message = member.endsWith(".pb");
    var text =
        message
            ? FeedMessages.read(new ByteArrayInputStream(bytes)).orElseThrow().toString()
            : new String(bytes, StandardCharsets.UTF_8);
    var changed = text.replaceFirst(right, wrong);
    assertThat(changed).isNotEqualTo(text);
    if (!message) {
      return changed.getBytes(StandardCharsets.UTF_8);
    }
    var out = new ByteArrayOutputStream();
    FeedMessages.write(JsonMapper.shared().readTree(changed), out);
    return out.toByteArray();
  }
}
