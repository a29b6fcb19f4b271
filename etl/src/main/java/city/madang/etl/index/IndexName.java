package city.madang.etl.index;

import city.madang.etl.dataset.DatasetId;

/// Names of indices: `madang-<id>-<version>`, with hyphens for the version's dots.
final class IndexName {
  /// All current indices.
  static final String ALIAS = "madang-search";

  private IndexName() {}

  static String of(DatasetId dataset, String version) {
    return "madang-%s-%s".formatted(dataset, version.replace('.', '-'));
  }

  /// The release version in the name of an index of `dataset`.
  static String version(DatasetId dataset, String index) {
    return index.substring("madang-%s-".formatted(dataset).length()).replace('-', '.');
  }

  /// Finds the indices of `dataset`, and those of datasets whose id begins with it.
  static String pattern(DatasetId dataset) {
    return "madang-%s-*".formatted(dataset);
  }
}
