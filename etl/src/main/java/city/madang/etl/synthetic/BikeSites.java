package city.madang.etl.synthetic;

import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.Draws;
import city.madang.etl.synthetic.busan.Name;
import city.madang.etl.synthetic.busan.Neighborhood;
import city.madang.etl.synthetic.busan.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Where the stations of the city's shared bikes are: `S1000` and up, those of dataset
/// `bike-trips`.
///
/// There 24 stations in a row are one large area and 4 in a row a small one. Here each of the 25
/// large areas lies in one district (one in each, the others where most residents share one), each
/// small one in one neighborhood, and its stations within 500 m to the north and east. Areas begin
/// anew after 600 stations.
final class BikeSites {
  private static final int FIRST = 1000;
  private static final int SMALL = 4;
  private static final int LARGE = 24;
  private static final int LARGE_AREAS = 25;
  private static final double WITHIN = 500;

  private BikeSites() {}

  /// A station.
  ///
  /// @param docks bikes that find room
  record Site(String id, Name name, Place place, int docks) {}

  /// The first `count` stations; fewer come first in the same order.
  static List<Site> list(BusanCity city, int count, RandomGenerator random) {
    var districts = districts(city);
    var sites = new ArrayList<Site>();
    var neighborhood = city.neighborhoods().getFirst();
    for (int i = 0; i < count; i++) {
      if (i % SMALL == 0) {
        neighborhood = neighborhood(city, districts.get(i / LARGE % LARGE_AREAS), random);
      }
      sites.add(site(i, city, neighborhood, random));
    }
    return sites;
  }

  /// Each station has 10 to 29 docks, each number as likely.
  private static Site site(
      int i, BusanCity city, Neighborhood neighborhood, RandomGenerator random) {
    var name = neighborhood.name();
    int number = i + 1;
    return new Site(
        "S" + (FIRST + i),
        new Name(name.ko() + " 대여소 " + number, name.en() + " Station " + number),
        city.beside(neighborhood.center(), WITHIN, random),
        10 + random.nextInt(20));
  }

  private static Neighborhood neighborhood(
      BusanCity city, String district, RandomGenerator random) {
    var there =
        city.neighborhoods().stream()
            .filter(it -> it.center().district().equals(district))
            .toList();
    return Draws.oneOf(there, random);
  }

  /// The district of each large area, by its number.
  private static List<String> districts(BusanCity city) {
    var districts = new ArrayList<String>();
    city.districts().forEach(it -> districts.add(it.code()));
    while (districts.size() < LARGE_AREAS) {
      city.districts().stream()
          .max(
              Comparator.comparingDouble(
                  it -> city.weight(it.code()) / count(districts, it.code())))
          .ifPresent(it -> districts.add(it.code()));
    }
    return districts;
  }

  private static long count(List<String> districts, String code) {
    return districts.stream().filter(code::equals).count();
  }
}
