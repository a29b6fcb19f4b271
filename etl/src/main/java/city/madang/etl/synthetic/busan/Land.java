package city.madang.etl.synthetic.busan;

import city.madang.etl.place.Districts;
import java.util.Optional;

/// Where the city has ground.
final class Land {
  /// What the codes of its districts begin with.
  static final String PROVINCE = "21";

  private Land() {}

  /// The place there, to six decimals; empty at sea and in other cities.
  static Optional<Place> at(double latitude, double longitude) {
    double north = Place.sixDecimals(latitude);
    double east = Place.sixDecimals(longitude);
    return Districts.ofKorea()
        .at(north, east)
        .filter(district -> district.code().startsWith(PROVINCE))
        .map(district -> new Place(north, east, district.code()));
  }
}
