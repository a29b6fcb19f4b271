package city.madang.etl.index;

import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/// The indices that are searched together between two switches.
///
/// @param indices one of each dataset
record Generation(SortedSet<String> indices) {
  Generation {
    indices = new TreeSet<>(indices);
  }

  boolean holds(String index) {
    return indices.contains(index);
  }

  /// A short name, the same wherever it is asked for.
  String id() {
    var names = String.join("\n", indices).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(names).toString();
  }
}
