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
/// needs the verifier's word too. Rows that stay in a class of an earlier release are no part of
/// the histogram; figures are of all rows.
public final class Plan {
  private final Histogram histogram;
  private final Draft draft;
  private final Earlier earlier;

  Plan(Histogram histogram, Draft draft, Earlier earlier) {
    this.histogram = histogram;
    this.draft = draft;
    this.earlier = earlier;
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

  /// The search that found it: `global`, `mondrian` or `peeling`; `reused` if the classes of the
  /// release before were good enough; `carried` if no row is new.
  public String method() {
    return draft.method();
  }

  /// Tells whether rows keep the class of an earlier release, or are held back because they cannot.
  public boolean continues() {
    return earlier.staying() + earlier.heldBack() > 0;
  }

  /// Rows that earlier releases hold and that cannot stay in their class.
  public long heldBackRows() {
    return earlier.heldBack();
  }

  /// The loss when classes were last searched, by which it is judged whether they can be reused.
  public double searchedLoss() {
    boolean goesOn = continues() || draft.method().equals(ReuseSearch.METHOD);
    return goesOn ? earlier.searchedLoss() : draft.loss();
  }

  /// For each field, how many rows are released on each level: first the raw values, last `*`. A
  /// global recoding has all rows of a field on one level. Suppressed rows are on none.
  public SequencedMap<String, List<Long>> levels() {
    var levels = new LinkedHashMap<String, List<Long>>();
    for (int field = 0; field < fields().size(); field++) {
      levels.put(fields().get(field), draft.rowsByLevel(field, earlier));
    }
    return levels;
  }

  /// Rows that are removed.
  public long suppressedRows() {
    return draft.suppressedRows() + earlier.heldBack();
  }

  /// 0 nothing lost, 1 everything; a suppressed row lost everything.
  public double loss() {
    return draft.loss(earlier);
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
