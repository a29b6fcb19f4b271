package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.PersonalData;

/// Where an entity truly was, as the checked table has it.
///
/// @param timeMicros microseconds since 1970-01-01T00:00Z
@PersonalData
public record TruePoint(long timeMicros, double latitude, double longitude) {
  @Override
  public String toString() {
    return "TruePoint[]";
  }
}
