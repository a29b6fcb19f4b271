package city.madang.etl.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/// The generators by the names that addresses of sources have.
public final class Generators {
  private static final Map<String, Generator> BY_NAME =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("air-quality", new AirQuality()),
              Map.entry("bike-rentals", new BikeRentals()),
              Map.entry("bike-stations", BikeStations::writeFeed),
              Map.entry("cctv-zones", new CctvZones()),
              Map.entry("collision-warnings", new CollisionWarnings()),
              Map.entry("connected-vehicles", new ConnectedVehicles()),
              Map.entry("energy-use", new EnergyUse()),
              Map.entry("ev-chargers", new EvChargers()),
              Map.entry("ev-fleet", new EvFleet()),
              Map.entry("ev-sessions", new EvSessions()),
              Map.entry("fare-taps", new FareTaps()),
              Map.entry("iot-observations", new IotObservations()),
              Map.entry("safety-events", new SafetyEvents()),
              Map.entry("signals", new Signals()),
              Map.entry("transit-busan", new TransitBusan()),
              Map.entry("transit-realtime", new TransitRealtime()),
              Map.entry("visitor-flows", new VisitorFlows())));

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
