package city.madang.etl.graph.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TripleIdsTest {
  private final Random random = new Random(5);

  @Test
  void sort_anyTriples_isTheUnsignedOrderOfAllPlaces() {
    for (int count : new int[] {0, 1, 2, 17, 18, 100, 5_000}) {
      for (int range : new int[] {1, 3, 1_000}) {
        var triples = new TripleIds(5_000, Arena.ofAuto());
        var expected = new long[count][];
        for (int i = 0; i < count; i++) {
          expected[i] = new long[] {id(range), id(range), id(range)};
          triples.add(expected[i][0], expected[i][1], expected[i][2]);
        }

        triples.sort();

        Arrays.sort(expected, TripleIdsTest::compareUnsigned);
        assertThat(toArrays(triples)).isDeepEqualTo(expected);
      }
    }
  }

  private static int compareUnsigned(long[] a, long[] b) {
    for (int place = 0; place < a.length; place++) {
      if (a[place] != b[place]) {
        return Long.compareUnsigned(a[place], b[place]);
      }
    }
    return 0;
  }

  private long id(int range) {
    return random.nextInt(range) | (random.nextInt(3) == 0 ? Long.MIN_VALUE : 0);
  }

  /// Each rotation of sorted triples is sorted runs one after another.
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void rotate_threeTimes_isTheSameAgainAndSortedSoon() {
    var triples = new TripleIds(600_000, Arena.ofAuto());
    for (int i = 0; i < 600_000; i++) {
      triples.add(i / 4, i % 4, i % 4 == 1 ? random.nextInt(4_000) : i);
    }
    triples.sort();
    var before = toArrays(triples);

    for (int rotation = 0; rotation < TripleIds.PLACES; rotation++) {
      triples.rotate();
      triples.sort();
    }

    assertThat(toArrays(triples)).isDeepEqualTo(before);
  }

  private static long[][] toArrays(TripleIds triples) {
    var all = new long[triples.size()][];
    for (int i = 0; i < all.length; i++) {
      all[i] = new long[] {triples.get(i, 0), triples.get(i, 1), triples.get(i, 2)};
    }
    return all;
  }
}
