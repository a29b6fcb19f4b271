package city.madang.etl.privacy.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class UnicityTest {
  /// The definition, without regard to time and memory.
  @Property(tries = 100, seed = "20261124")
  void measure_anyPiecesAtATime_isAsDefined(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 12) int places,
      @ForAll @IntRange(min = 1, max = 40) int atATime) {
    var file = pieces(random, 30, places);

    for (var known : Known.values()) {
      assertThat(Unicity.measure(file::stream, known, atATime)).isEqualTo(asDefined(file, known));
      assertThat(Unicity.measure(file::stream, known)).isEqualTo(asDefined(file, known));
    }
  }

  private static List<ReleasedPoint> pieces(Random random, int pieces, int places) {
    var file = new ArrayList<ReleasedPoint>();
    for (int piece = 0; piece < pieces; piece++) {
      var name = "%064x".formatted(random.nextLong() >>> 8);
      int points = 1 + random.nextInt(8);
      for (int i = 0; i < points; i++) {
        file.add(
            new ReleasedPoint(
                name,
                i + 1,
                random.nextInt(2) * 1_000_000L,
                random.nextInt(places),
                127,
                random.nextInt(2) * 10,
                random.nextInt(2) * 90));
      }
    }
    return file;
  }

  private static List<Double> asDefined(List<ReleasedPoint> file, Known known) {
    var pieces =
        file.stream().collect(Collectors.groupingBy(ReleasedPoint::piece)).entrySet().stream()
            .map(it -> new Named(it.getKey(), points(it.getValue(), known)))
            .toList();
    return IntStream.rangeClosed(1, 4).mapToObj(points -> share(pieces, points, known)).toList();
  }

  private record Named(String name, List<Long> points) {}

  private static List<Long> points(List<ReleasedPoint> points, Known known) {
    return switch (known) {
      case PLACE_AND_TIME ->
          points.stream().map(PointHash::ofPlaceAndTime).sorted().distinct().toList();
      case ALL_PUBLISHED -> points.stream().map(PointHash::of).toList();
    };
  }

  private static double share(List<Named> pieces, int known, Known knowledge) {
    long single = 0;
    for (var piece : pieces) {
      var random = new SplittableRandom(PointHash.mix(PointHash.seed(piece.name())) + known);
      for (int draw = 0; draw < 5; draw++) {
        var drawn = draw(piece.points().size(), known, random);
        single +=
            pieces.stream()
                    .filter(it -> !it.name().equals(piece.name()))
                    .anyMatch(it -> holds(it.points(), piece.points(), drawn, knowledge))
                ? 0
                : 1;
      }
    }
    return single / (5.0 * pieces.size());
  }

  private static boolean holds(
      List<Long> other, List<Long> points, List<Integer> drawn, Known knowledge) {
    return switch (knowledge) {
      case PLACE_AND_TIME -> other.containsAll(drawn.stream().map(points::get).toList());
      case ALL_PUBLISHED ->
          IntStream.range(0, other.size())
              .map(begin -> begin - drawn.getFirst())
              .anyMatch(
                  shift ->
                      drawn.stream()
                          .allMatch(
                              i ->
                                  i + shift < other.size()
                                      && other.get(i + shift).equals(points.get(i))));
    };
  }

  private static List<Integer> draw(int points, int known, SplittableRandom random) {
    var drawn = new TreeSet<Integer>();
    while (drawn.size() < Math.min(known, points)) {
      drawn.add(random.nextInt(points));
    }
    return List.copyOf(drawn);
  }
}
