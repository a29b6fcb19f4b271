package city.madang.etl.index;

import city.madang.etl.dataset.DatasetId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One index of a release.
///
/// @param name in Elasticsearch
/// @param dataset whose it is
/// @param version of the release
/// @param standing whether it is searched
public record ReleaseIndex(String name, DatasetId dataset, String version, Standing standing) {
  /// Which searches read it.
  public enum Standing {
    CURRENT,
    /// Only those that began before the last switch.
    PREVIOUS,
    /// None: it is being written, or was left behind.
    UNUSED
  }

  static List<ReleaseIndex> listOf(Map<String, Set<String>> aliases) {
    return aliases.entrySet().stream()
        .filter(index -> IndexName.dataset(index.getKey()).isPresent())
        .map(index -> of(index.getKey(), index.getValue()))
        .toList();
  }

  private static ReleaseIndex of(String name, Set<String> aliases) {
    var dataset = IndexName.dataset(name).orElseThrow();
    return new ReleaseIndex(name, dataset, IndexName.version(dataset, name), standing(aliases));
  }

  private static Standing standing(Set<String> aliases) {
    if (aliases.contains(IndexName.ALIAS)) {
      return Standing.CURRENT;
    }
    return aliases.contains(IndexName.PREVIOUS) ? Standing.PREVIOUS : Standing.UNUSED;
  }
}
