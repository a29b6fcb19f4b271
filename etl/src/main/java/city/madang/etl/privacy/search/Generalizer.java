package city.madang.etl.privacy.search;

import city.madang.etl.privacy.hierarchy.Hierarchy;
import java.util.List;
import java.util.stream.IntStream;

/// Rolls tuples up from one vector of levels to another above it.
final class Generalizer {
  private final List<Hierarchy> hierarchies;
  private final int k;

  Generalizer(Task task) {
    this.hierarchies = task.hierarchies();
    this.k = task.k();
  }

  Tuples rollUp(Tuples tuples, int[] from, int[] to) {
    var above =
        IntStream.range(0, from.length)
            .mapToObj(field -> codesAbove(field, from[field], to[field]))
            .toArray(int[][]::new);
    return tuples.rollUp(above, k);
  }

  private int[] codesAbove(int field, int from, int to) {
    var hierarchy = hierarchies.get(field);
    return hierarchy.level(from).codesOn(hierarchy.level(to));
  }
}
