package city.madang.etl.synthetic.busan;

import city.madang.etl.place.District;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A made up city in the real districts of Busan: streets, neighborhoods, bus stops and routes.
///
/// Its size is fixed, some 4,000 crossings, 600 stops and 40 routes, so that datasets of any size
/// share its places; the same seed gives the same city on every machine. How things are spread is
/// told by [StreetBuilder], [Residents] and [BusBuilder]. Names of districts and neighborhoods are
/// real, and nothing else is.
public final class BusanCity {
  private static final double BESIDE = 60;

  private final Residents residents = new Residents();
  private final StreetNetwork streets;
  private final Names names;
  private final List<BusStop> stops;
  private final List<BusRoute> routes;
  private final Map<String, List<Crossing>> crossings = new HashMap<>();
  private final List<Junction> junctions;

  private BusanCity(long seed) {
    streets = new StreetBuilder(residents, random(seed, 1)).build();
    names = new Names(residents, streets, random(seed, 2));
    var buses = new BusBuilder(residents, streets, names, random(seed, 3));
    stops = buses.stops();
    routes = buses.routes();
    streets
        .crossings()
        .forEach(
            it -> crossings.computeIfAbsent(it.place().district(), _ -> new ArrayList<>()).add(it));
    junctions = listJunctions();
  }

  /// The city of a seed; datasets that are to fit together have the same one.
  public static BusanCity of(long seed) {
    return new BusanCity(seed);
  }

  private static RandomGenerator random(long seed, int part) {
    return new SplittableRandom(seed * 31 + part);
  }

  /// The 16, by code.
  public List<District> districts() {
    return residents.districts();
  }

  /// How much of what follows people is in a district: its residents in thousands.
  public double weight(String district) {
    return residents.thousands(district);
  }

  /// A district, as likely as a resident of the city lives there.
  public String drawDistrict(RandomGenerator random) {
    return residents.draw(random);
  }

  public StreetNetwork streets() {
    return streets;
  }

  /// The crossings of a district.
  public List<Crossing> crossings(String district) {
    return List.copyOf(crossings.getOrDefault(district, List.of()));
  }

  public List<Neighborhood> neighborhoods() {
    return names.neighborhoods();
  }

  /// The nearest one of the same district.
  public Neighborhood neighborhood(Place place) {
    return names.of(place);
  }

  /// By id.
  public List<BusStop> stops() {
    return stops;
  }

  /// By id.
  public List<BusRoute> routes() {
    return routes;
  }

  /// A crossing of three streets or more.
  ///
  /// @param name of two of its streets, such as 사직대로·온천로 교차로
  /// @param crossing where it is
  /// @param routes ids of the bus routes that pass it, sorted
  public record Junction(Name name, Crossing crossing, List<String> routes) {
    public Junction {
      routes = List.copyOf(routes);
    }
  }

  /// All junctions, those that most bus routes pass first: so are signals built.
  public List<Junction> junctions() {
    return junctions;
  }

  /// Where a street is named so.
  public Name street(Street street) {
    return names.street(street.line());
  }

  /// A place in a district up to 60 m beside a crossing of it, where one would build.
  public Place placeIn(String district, RandomGenerator random) {
    var crossing = Draws.oneOf(crossings(district), random).place();
    return beside(crossing, BESIDE, random);
  }

  /// A place in the same district, at most so far away to the north and to the east.
  public Place beside(Place place, double meters, RandomGenerator random) {
    for (int tries = 0; tries < 20; tries++) {
      double north = Draws.between(-meters, meters, random) / Place.METERS_NORTH;
      double east = Draws.between(-meters, meters, random) / Place.METERS_EAST;
      var moved =
          Land.at(place.latitude() + north, place.longitude() + east)
              .filter(it -> it.district().equals(place.district()));
      if (moved.isPresent()) {
        return moved.get();
      }
    }
    return place;
  }

  /// The place at a point; empty at sea and in other cities.
  public Optional<Place> at(double latitude, double longitude) {
    return Land.at(latitude, longitude);
  }

  private List<Junction> listJunctions() {
    var passing = new HashMap<Integer, List<String>>();
    for (var route : routes) {
      for (var crossing : route.path()) {
        passing.computeIfAbsent(crossing, _ -> new ArrayList<>()).add(route.id());
      }
    }
    return streets.crossings().stream()
        .filter(it -> streets.from(it.number()).size() >= 3)
        .map(it -> junction(it, passing.getOrDefault(it.number(), List.of())))
        .sorted(Comparator.comparingInt((Junction it) -> -it.routes().size()))
        .toList();
  }

  private Junction junction(Crossing crossing, List<String> routes) {
    var meeting =
        streets.from(crossing.number()).stream().map(Street::line).distinct().sorted().toList();
    var first = names.street(meeting.getFirst());
    var last = names.street(meeting.getLast());
    var name =
        new Name(
            first.ko() + "·" + last.ko() + " 교차로",
            first.en() + " & " + last.en() + " Intersection");
    return new Junction(name, crossing, routes);
  }
}
