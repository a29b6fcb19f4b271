package city.madang.etl.index;

import city.madang.etl.dataset.DatasetId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The answer of the search door.
///
/// @param match how much of the question the hits have
/// @param total how many documents fit in all
/// @param datasets how many of them belong to each dataset, the most first; at most 100 datasets
/// @param hits the best first
/// @param next cursor of the hits that follow; empty when these were the last
public record SearchAnswer(
    Match match,
    long total,
    Map<DatasetId, Long> datasets,
    List<SearchHit> hits,
    Optional<String> next) {
  public SearchAnswer {
    datasets = Collections.unmodifiableMap(new LinkedHashMap<>(datasets));
    hits = List.copyOf(hits);
  }
}
