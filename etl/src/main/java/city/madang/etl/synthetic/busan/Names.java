package city.madang.etl.synthetic.busan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Places the neighborhoods, and names streets and stops after them.
final class Names {
  private static final int CANDIDATES = 8;

  private final List<Neighborhood> neighborhoods = new ArrayList<>();
  private final List<Name> landmarks = Residents.landmarks();
  private final Set<String> taken = new HashSet<>();
  private final Map<Integer, Name> streets = new HashMap<>();

  Names(Residents residents, StreetNetwork network, RandomGenerator random) {
    for (var district : residents.districts()) {
      var crossings =
          network.crossings().stream()
              .map(Crossing::place)
              .filter(place -> place.district().equals(district.code()))
              .toList();
      var placed = new ArrayList<Neighborhood>();
      for (var name : residents.neighborhoods(district.code())) {
        placed.add(new Neighborhood(name, apart(placed, crossings, random)));
      }
      neighborhoods.addAll(placed);
    }
    nameStreets(network);
  }

  /// Of some draws the one that is farthest from the neighborhoods so far.
  private static Place apart(
      List<Neighborhood> placed, List<Place> crossings, RandomGenerator random) {
    var best = Draws.oneOf(crossings, random);
    for (int i = 1; i < CANDIDATES; i++) {
      var other = Draws.oneOf(crossings, random);
      best = nearest(placed, other) > nearest(placed, best) ? other : best;
    }
    return best;
  }

  private static double nearest(List<Neighborhood> placed, Place place) {
    return placed.stream().mapToDouble(it -> it.center().metersTo(place)).min().orElse(0);
  }

  List<Neighborhood> neighborhoods() {
    return List.copyOf(neighborhoods);
  }

  /// The nearest one of the same district.
  Neighborhood of(Place place) {
    return neighborhoods.stream()
        .filter(it -> it.center().district().equals(place.district()))
        .min(Comparator.comparingDouble(it -> it.center().metersTo(place)))
        .orElseThrow();
  }

  Name street(int line) {
    return streets.getOrDefault(line, new Name("이름 없는 길", "Unnamed road"));
  }

  /// A name that no other place has.
  Name landmark(Place place, RandomGenerator random) {
    var neighborhood = of(place).name();
    for (int tries = 0; tries < landmarks.size(); tries++) {
      var landmark = Draws.oneOf(landmarks, random);
      var name =
          new Name(neighborhood.ko() + landmark.ko(), neighborhood.en() + " " + landmark.en());
      if (taken.add(name.ko())) {
        return name;
      }
    }
    return numbered(neighborhood);
  }

  private Name numbered(Name neighborhood) {
    int number = 1;
    while (!taken.add(neighborhood.ko() + number + "단지")) {
      number++;
    }
    return new Name(neighborhood.ko() + number + "단지", neighborhood.en() + " Complex " + number);
  }

  /// A street has the name of the neighborhood at its middle; 대로 are arterial, 로 are not.
  private void nameStreets(StreetNetwork network) {
    var lines = new HashMap<Integer, List<Street>>();
    network
        .crossings()
        .forEach(
            crossing ->
                network
                    .from(crossing.number())
                    .forEach(
                        street ->
                            lines
                                .computeIfAbsent(street.line(), _ -> new ArrayList<>())
                                .add(street)));
    new TreeMap<>(lines).forEach((line, blocks) -> streets.put(line, street(blocks, network)));
  }

  private Name street(List<Street> blocks, StreetNetwork network) {
    var middle = blocks.get(blocks.size() / 2);
    var neighborhood = of(network.place(middle.from())).name();
    var kind = middle.arterial() ? new Name("대로", "-daero") : new Name("로", "-ro");
    var name = new Name(neighborhood.ko() + kind.ko(), neighborhood.en() + kind.en());
    for (int number = 10; !taken.add(name.ko()); number += 10) {
      name =
          new Name(
              neighborhood.ko() + kind.ko() + number + "번길",
              neighborhood.en() + kind.en() + " " + number + "beon-gil");
    }
    return name;
  }
}
