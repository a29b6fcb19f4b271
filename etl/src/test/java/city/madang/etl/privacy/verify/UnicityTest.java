package city.madang.etl.privacy.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
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
    return IntStream.rangeClosed(1, 4).mapToObj(points -> share(pieces, points)).toList();
  }

  private record Named(String name, List<Long> points) {}

  private static List<Long> points(List<ReleasedPoint> points, Known known) {
    return switch (known) {
      case PLACE_AND_TIME ->
          points.stream().map(PointHash::ofPlaceAndTime).sorted().distinct().toList();
      case ALL_PUBLISHED -> points.stream().map(PointHash::of).toList();
    };
  }

  private static double share(List<Named> pieces, int known) {
    long single = 0;
    for (var piece : pieces) {
      var random = new SplittableRandom(PointHash.mix(PointHash.seed(piece.name())) + known);
      for (int draw = 0; draw < 5; draw++) {
        var drawn = draw(piece.points(), known, random);
        single +=
            pieces.stream()
                    .anyMatch(
                        it -> !it.name().equals(piece.name()) && hasInOrder(it.points(), drawn))
                ? 0
                : 1;
      }
    }
    return single / (5.0 * pieces.size());
  }

  private static boolean hasInOrder(List<Long> points, List<Long> drawn) {
    var left = new ArrayDeque<>(drawn);
    points.forEach(
        point -> {
          if (point.equals(left.peek())) {
            left.remove();
          }
        });
    return left.isEmpty();
  }

  private static List<Long> draw(List<Long> points, int known, SplittableRandom random) {
    var drawn = new TreeSet<Integer>();
    while (drawn.size() < Math.min(known, points.size())) {
      drawn.add(random.nextInt(points.size()));
    }
    return drawn.stream().map(points::get).toList();
  }
}
