package city.madang.etl.index;

import city.madang.etl.dataset.DatasetId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of indices: `madang-<id>-<version>`, with hyphens for the version's dots.
final class IndexName {
  /// All current indices.
  static final String ALIAS = "madang-search";

  /// The index of each dataset that was current before: whoever pages through it comes to its end.
  static final String PREVIOUS = "madang-previous";

  /// All indices of releases.
  static final String ALL = "madang-*";

  private static final Pattern SHAPE = Pattern.compile("madang-(.+)-([0-9]{8}-[0-9]+)");

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

  /// The dataset whose index this is; empty for what is no index of ours.
  static Optional<DatasetId> dataset(String index) {
    return Optional.of(SHAPE.matcher(index))
        .filter(Matcher::matches)
        .map(parts -> new DatasetId(parts.group(1)));
  }
}
