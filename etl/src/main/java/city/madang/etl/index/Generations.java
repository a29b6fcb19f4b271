package city.madang.etl.index;

import city.madang.etl.dataset.DatasetId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is searched now, and what was before the last switch of any one dataset.
///
/// @param currents index of each dataset
/// @param previous the one before, of those that have one
record Generations(Map<DatasetId, String> currents, Map<DatasetId, String> previous) {
  /// @param aliases of each index
  static Generations of(Map<String, Set<String>> aliases) {
    return new Generations(marked(aliases, IndexName.ALIAS), marked(aliases, IndexName.PREVIOUS));
  }

  Generation current() {
    return new Generation(new TreeSet<>(currents.values()));
  }

  /// The generation that a cursor was made in; the current one without a cursor.
  ///
  /// @throws CursorExpiredException if it cannot be searched any more
  Generation find(Optional<Cursor> cursor) {
    var wanted = cursor.map(Cursor::generation);
    if (wanted.isEmpty() || wanted.get().equals(current().id())) {
      return current();
    }
    return currents.keySet().stream()
        .map(this::before)
        .filter(generation -> generation.id().equals(wanted.get()))
        .findFirst()
        .orElseThrow(CursorExpiredException::new);
  }

  /// As if the last switch of `dataset` had not been.
  private Generation before(DatasetId dataset) {
    var indices = new TreeMap<>(currents);
    indices.remove(dataset);
    if (previous.containsKey(dataset)) {
      indices.put(dataset, previous.get(dataset));
    }
    return new Generation(new TreeSet<>(indices.values()));
  }

  private static Map<DatasetId, String> marked(Map<String, Set<String>> aliases, String alias) {
    var marked = new TreeMap<DatasetId, String>();
    aliases.forEach(
        (index, names) -> {
          if (names.contains(alias)) {
            IndexName.dataset(index).ifPresent(dataset -> marked.put(dataset, index));
          }
        });
    return marked;
  }
}
