package city.madang.etl.synthetic;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.BikeSites.Site;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.Draws;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.random.RandomGenerator;

/// Rentals of shared bikes in the reference week, as CSV; `size` riders.
///
/// Distributions: a rider has a station of [BikeSites], in a district as likely as one resident
/// lives there, and rents there 7 times of 10, else at any station of the same district. Rentals a
/// week are Poisson(6), at moments of [ReferenceWeek]. A rental takes 3 minutes and Exponential(12)
/// more. The weather and the air have no part in it.
final class BikeRentals implements Generator {
  /// As many as dataset `bike-trips` has.
  private static final int STATIONS = 600;

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var city = BusanCity.of(request.seed());
    var stations = BikeSites.list(city, STATIONS, request.random("stations"));
    var random = request.random("rentals");
    var lines =
        new CsvLines(
            out, "rider_id", "station_id", "district_code", "rented_on", "hour", "minutes");
    for (int rider = 1; rider <= request.size(); rider++) {
      var district = city.drawDistrict(random);
      var there = stations.stream().filter(it -> it.place().district().equals(district)).toList();
      write("RIDER%06d".formatted(rider), there, random, lines);
    }
  }

  private static void write(
      String rider, List<Site> stations, RandomGenerator random, CsvLines lines)
      throws IOException {
    var home = Draws.oneOf(stations, random);
    int rentals = Draws.poisson(6, random);
    for (int i = 0; i < rentals; i++) {
      int day = ReferenceWeek.day(random);
      var station = random.nextInt(10) < 7 ? home : Draws.oneOf(stations, random);
      lines.add(
          rider,
          station.id(),
          station.place().district(),
          ReferenceWeek.MONDAY.plusDays(day),
          ReferenceWeek.hour(day, random),
          3 + Math.round(Draws.exponential(12, random)));
    }
  }
}
