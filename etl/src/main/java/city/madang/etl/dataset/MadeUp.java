package city.madang.etl.dataset;

/// What a generator can make up, by the names that addresses of sources have.
public enum MadeUp {
  AIR_QUALITY,
  BIKE_RENTALS,
  BIKE_STATIONS,
  CCTV_ZONES,
  COLLISION_WARNINGS,
  CONNECTED_VEHICLES,
  ENERGY_USE,
  EV_CHARGERS,
  EV_FLEET,
  EV_SESSIONS,
  FARE_TAPS,
  IOT_OBSERVATIONS,
  SAFETY_EVENTS,
  SIGNALS,
  TRANSIT_BUSAN,
  TRANSIT_REALTIME,
  VISITOR_FLOWS;

  @Override
  public String toString() {
    return Words.lower(this);
  }
}
