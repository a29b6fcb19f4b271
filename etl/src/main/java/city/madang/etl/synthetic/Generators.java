package city.madang.etl.synthetic;

import city.madang.etl.dataset.MadeUp;
import city.madang.etl.dataset.SyntheticSource;
import java.io.IOException;
import java.io.OutputStream;

/// The generators of what can be made up.
public final class Generators {
  private Generators() {}

  /// Writes a made up source, as bytes of the format that its generator tells.
  public static void write(SyntheticSource source, OutputStream out) throws IOException {
    of(source.what()).write(source, out);
  }

  private static Generator of(MadeUp what) {
    return switch (what) {
      case AIR_QUALITY -> new AirQuality();
      case BIKE_RENTALS -> new BikeRentals();
      case BIKE_STATIONS -> BikeStations::writeFeed;
      case CCTV_ZONES -> new CctvZones();
      case COLLISION_WARNINGS -> new CollisionWarnings();
      case CONNECTED_VEHICLES -> new ConnectedVehicles();
      case ENERGY_USE -> new EnergyUse();
      case EV_CHARGERS -> new EvChargers();
      case EV_FLEET -> new EvFleet();
      case EV_SESSIONS -> new EvSessions();
      case FARE_TAPS -> new FareTaps();
      case IOT_OBSERVATIONS -> new IotObservations();
      case SAFETY_EVENTS -> new SafetyEvents();
      case SIGNALS -> new Signals();
      case TRANSIT_BUSAN -> new TransitBusan();
      case TRANSIT_REALTIME -> new TransitRealtime();
      case VISITOR_FLOWS -> new VisitorFlows();
    };
  }
}
