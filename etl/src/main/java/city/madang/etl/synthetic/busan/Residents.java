package city.madang.etl.synthetic.busan;

import city.madang.etl.place.District;
import city.madang.etl.place.Districts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// How the city's people are spread over its districts: the weight of whatever follows people.
///
/// Units: thousands of residents of 2018, rounded by hand; Jung-gu 42 up to Haeundae-gu 409, 3.4
/// million together. They are weights of draws, no statistic.
final class Residents {
  private final Map<String, Line> lines = new TreeMap<>();

  private record Line(District district, double thousands, List<Name> neighborhoods) {}

  Residents() {
    for (var line : read("neighborhoods.txt")) {
      if (!line.startsWith("#")) {
        var parts = line.split(";", -1);
        var names = List.of(parts[2].split(",")).stream().map(Name::parse).toList();
        var district = Districts.ofKorea().find(parts[0]).orElseThrow();
        lines.put(parts[0], new Line(district, Double.parseDouble(parts[1]), names));
      }
    }
  }

  static List<Name> landmarks() {
    return read("landmarks.txt").stream().map(Name::parse).toList();
  }

  List<District> districts() {
    return lines.values().stream().map(Line::district).toList();
  }

  double thousands(String district) {
    return line(district).thousands;
  }

  double thousandsPerSquareKilometer(String district) {
    double squareDegrees = line(district).district.area().getArea();
    double squareKilometers = squareDegrees * Place.METERS_NORTH * Place.METERS_EAST / 1e6;
    return thousands(district) / squareKilometers;
  }

  List<Name> neighborhoods(String district) {
    return line(district).neighborhoods;
  }

  /// A district, as likely as one resident of the city lives there.
  String draw(RandomGenerator random) {
    var codes = new ArrayList<>(lines.keySet());
    return codes.get(Draws.weighted(weights(lines.values()), random));
  }

  private static double[] weights(Collection<Line> lines) {
    return lines.stream().mapToDouble(Line::thousands).toArray();
  }

  private Line line(String district) {
    return Objects.requireNonNull(lines.get(district), "no district of Busan");
  }

  private static List<String> read(String name) {
    try (var stream = Objects.requireNonNull(Residents.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
