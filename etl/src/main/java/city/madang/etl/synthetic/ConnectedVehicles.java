package city.madang.etl.synthetic;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.Draws;
import city.madang.etl.synthetic.busan.StreetNetwork;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Basic safety messages of vehicles that drive to work over the streets of a city, as JSON lines;
/// `size` vehicles.
///
/// Distributions: each vehicle makes one trip on Monday 16 November 2026. It sets out normally
/// around 08:00, deviation 30 minutes, from a crossing in a district as likely as one resident
/// lives there, to another crossing 2 to 12 km away, each as likely, by the way that [Drive] takes.
/// A vehicle sends every five seconds (real ones send ten times a second) and keeps its id.
///
/// Source: SAE J2735, BSM core data; wrapped as USDOT's Operational Data Environment does (schema
/// 9). Units as there: 1e-7 degrees, 0.02 m/s, 0.0125 degrees.
final class ConnectedVehicles implements Generator {
  private static final long SECONDS_BETWEEN = 5;
  private static final double NEAREST = 2_000;
  private static final double FARTHEST = 12_000;
  private static final Instant EIGHT =
      ReferenceWeek.MONDAY.atTime(8, 0).toInstant(ZoneOffset.ofHours(9));

  private final Function<SyntheticSource, Roads> roads;

  /// Roads, and where on them a trip begins.
  ///
  /// @param begin draws the number of a crossing
  record Roads(StreetNetwork network, Function<RandomGenerator, Integer> begin) {
    static Roads of(BusanCity city) {
      return new Roads(
          city.streets(),
          random -> Draws.oneOf(city.crossings(city.drawDistrict(random)), random).number());
    }

    /// Any crossing is as likely.
    static Roads of(StreetNetwork network) {
      return new Roads(network, random -> random.nextInt(network.crossings().size()));
    }
  }

  /// On the streets of the city of the seed.
  ConnectedVehicles() {
    this.roads = request -> Roads.of(BusanCity.of(request.seed()));
  }

  /// On other roads.
  ConnectedVehicles(StreetNetwork network) {
    this.roads = _ -> Roads.of(network);
  }

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var random = request.random("vehicles");
    var on = roads.apply(request);
    for (int vehicle = 0; vehicle < request.size(); vehicle++) {
      // Multiplying by an odd number keeps ids apart, and does not tell how many there are.
      var id = "%08X".formatted(0x9E3779B1 * (vehicle + 1));
      write(id, on.network, path(on, random), random, out);
    }
  }

  private static List<Integer> path(Roads on, RandomGenerator random) {
    while (true) {
      int begin = on.begin.apply(random);
      int end = random.nextInt(on.network.crossings().size());
      double meters = on.network.place(begin).metersTo(on.network.place(end));
      if (meters >= NEAREST && meters <= FARTHEST) {
        var path = on.network.path(begin, end, Drive::seconds);
        if (!path.isEmpty()) {
          return path;
        }
      }
    }
  }

  private static void write(
      String id,
      StreetNetwork network,
      List<Integer> path,
      RandomGenerator random,
      OutputStream out)
      throws IOException {
    var begin = EIGHT.plusSeconds(Math.round(Draws.normal(0, 1_800, random)));
    var drive = Drive.along(path, network, random);
    int count = random.nextInt(128);
    for (long second = 0; second <= drive.seconds(); second += SECONDS_BETWEEN) {
      var message = new SafetyMessage(id, count++ % 128, begin.plusSeconds(second));
      out.write(message.toJson(drive.at((double) second)).getBytes(StandardCharsets.UTF_8));
    }
  }
}
