package city.madang.etl.privacy.search;

import city.madang.etl.privacy.histogram.Histogram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How to anonymize a table: for each raw tuple the tuple to release, or its suppression.
///
/// Shape: one recoding for each tuple of the histogram, sorted by tuple. Rows with equal released
/// tuples form a class of at least k entities, as far as the search could count them; a release
/// needs the verifier's word too.
public final class Plan {
  private final Histogram histogram;
  private final Draft draft;

  Plan(Histogram histogram, Draft draft) {
    this.histogram = histogram;
    this.draft = draft;
  }

  /// Names of the quasi-identifiers.
  public List<String> fields() {
    return histogram.fields();
  }

  /// What becomes of each raw tuple.
  public Stream<Recoding> recodings() {
    return IntStream.range(0, histogram.size())
        .mapToObj(tuple -> new Recoding(histogram.tuple(tuple), released(tuple)));
  }

  /// The search that found it: `global`, `mondrian` or `peeling`.
  public String method() {
    return draft.method();
  }

  /// For each field, how many rows are released on each level: first the raw values, last `*`. A
  /// global recoding has all rows of a field on one level. Suppressed rows are on none.
  public SequencedMap<String, List<Long>> levels() {
    var levels = new LinkedHashMap<String, List<Long>>();
    for (int field = 0; field < fields().size(); field++) {
      levels.put(fields().get(field), draft.rowsByLevel(field));
    }
    return levels;
  }

  /// Rows that are removed.
  public long suppressedRows() {
    return draft.suppressedRows();
  }

  /// 0 nothing lost, 1 everything; a suppressed row lost everything.
  public double loss() {
    return draft.loss();
  }

  private Optional<List<String>> released(int tuple) {
    return draft.suppressed(tuple)
        ? Optional.empty()
        : Optional.of(
            IntStream.range(0, fields().size())
                .mapToObj(field -> draft.label(tuple, field))
                .toList());
  }
}
