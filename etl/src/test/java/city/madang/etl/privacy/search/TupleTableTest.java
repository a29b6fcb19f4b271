package city.madang.etl.privacy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TupleTableTest {
  /// One key, two keys, and as many as there are fields.
  @ParameterizedTest
  @ValueSource(ints = {5, 40, 1_000, 70_000, Integer.MAX_VALUE})
  void findOrAdd_anySizes_numbersDistinctTuplesInOrderOfArrival(int size) {
    var random = new Random(size);
    var sizes = new int[] {size, 2, size, 1, size};
    var table = new TupleTable(sizes, 1);
    var known = new HashMap<List<Integer>, Integer>();

    for (int i = 0; i < 20_000; i++) {
      // Few values of a wide range, so that tuples meet again.
      var tuple = Arrays.stream(sizes).map(most -> most - 1 - random.nextInt(Math.min(most, 6)));
      var values = tuple.toArray();
      var expected = known.computeIfAbsent(list(values), _ -> known.size());

      assertThat(table.findOrAdd(values)).isEqualTo(expected);
    }

    assertThat(table.size()).isEqualTo(known.size()).isGreaterThan(100);
  }

  private static List<Integer> list(int[] values) {
    return Arrays.stream(values).boxed().collect(Collectors.toList());
  }
}
