package city.madang.etl.privacy.verify;

import city.madang.etl.privacy.risk.ClassSizes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What the verifier measured in a released file.
///
/// @param rows as the run claims them, except `published`, which was counted
/// @param k what was required, and the smallest class by entities and by rows
/// @param classes distinct released tuples
/// @param loss 0 nothing lost, 1 everything
/// @param discernibility sum of squared class sizes, and all rows again for each suppressed row
/// @param averageClassSize rows in each class on average
/// @param sensitive for each rule for a sensitive field what was required, and the worst measured
/// @param reasons violations; none if the file may be published
/// @param lossByColumn the loss of each quasi-identifier
/// @param sizes how many classes of each size there are
public record Verification(
    RowFigures rows,
    SmallestClass k,
    long classes,
    double loss,
    long discernibility,
    double averageClassSize,
    List<RuleFigure> sensitive,
    List<String> reasons,
    SequencedMap<String, Double> lossByColumn,
    ClassSizes sizes) {
  public Verification {
    sensitive = List.copyOf(sensitive);
    reasons = List.copyOf(reasons);
    lossByColumn = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(lossByColumn));
  }

  /// How small the smallest class is.
  ///
  /// @param required fewest entities of a class by policy
  /// @param entities fewest entities measured, 0 without any class
  /// @param rows fewest rows measured, 0 without any class
  public record SmallestClass(int required, long entities, long rows) {}

  /// Tells whether nothing speaks against publication.
  public boolean passed() {
    return reasons.isEmpty();
  }

  /// The same figures with other reasons.
  Verification withReasons(List<String> others) {
    return new Verification(
        rows,
        k,
        classes,
        loss,
        discernibility,
        averageClassSize,
        sensitive,
        others,
        lossByColumn,
        sizes);
  }

  /// The same figures of a file whose rows are counted in another way.
  public Verification withRows(RowFigures others) {
    return new Verification(
        others,
        k,
        classes,
        loss,
        discernibility,
        averageClassSize,
        sensitive,
        reasons,
        lossByColumn,
        sizes);
  }
}
