package city.madang.etl.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/// The generators by the names that addresses of sources have.
public final class Generators {
  private static final Map<String, Generator> BY_NAME =
      new TreeMap<>(
          Map.of(
              "air-quality", new AirQuality(),
              "cctv-zones", new CctvZones(),
              "energy-use", new EnergyUse(),
              "ev-chargers", new EvChargers(),
              "ev-fleet", new EvFleet(),
              "ev-sessions", new EvSessions(),
              "iot-observations", new IotObservations(),
              "safety-events", new SafetyEvents(),
              "visitor-flows", new VisitorFlows()));

  private Generators() {}

  /// Writes a made up source, as bytes of the format that its generator tells.
  ///
  /// @throws IllegalArgumentException naming the generators, if there is none of this name
  public static void write(SyntheticSource source, OutputStream out) throws IOException {
    var generator = BY_NAME.get(source.generator());
    if (generator == null) {
      throw new IllegalArgumentException(
          "nothing makes '%s' up; known: %s".formatted(source.generator(), BY_NAME.keySet()));
    }
    generator.write(source, out);
  }
}
