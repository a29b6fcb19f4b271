package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.privacy.risk.ClassSize;
import city.madang.etl.privacy.risk.ClassSizes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// The verifier's counters: fed with one released class after the other.
final class Recount {
  private final PrivacyPolicy policy;
  private final List<Coverage> coverages;
  private final Set<List<String>> seen = new HashSet<>();
  private final long[] coveredByRows;
  private final long[] unknown;
  private final ClassSizes sizes = new ClassSizes();
  private long rows;
  private long squares;
  private long fewestRows = Long.MAX_VALUE;
  private long fewestEntities = Long.MAX_VALUE;
  private long smallClasses;
  private long smallRows;
  private long malformed;
  private long repeated;
  private long impossible;

  Recount(Evidence evidence) {
    this.policy = evidence.policy();
    this.coverages = evidence.hierarchies().stream().map(Coverage::of).toList();
    this.coveredByRows = new long[coverages.size()];
    this.unknown = new long[coverages.size()];
  }

  void add(ReleasedClass released) {
    countClass(released);
    if (released.tuple().size() == coverages.size()) {
      countValues(released);
    } else {
      malformed++;
    }
  }

  private void countClass(ReleasedClass released) {
    rows = Math.addExact(rows, released.rows());
    squares = Math.addExact(squares, Math.multiplyExact(released.rows(), released.rows()));
    fewestRows = Math.min(fewestRows, released.rows());
    fewestEntities = Math.min(fewestEntities, released.entities());
    repeated += seen.add(released.tuple()) ? 0 : 1;
    if (possible(released)) {
      sizes.add(new ClassSize(released.rows(), released.entities()));
    } else {
      impossible++;
    }
    if (released.entities() < policy.k()) {
      smallClasses++;
      smallRows += released.rows();
    }
  }

  private boolean possible(ReleasedClass released) {
    return released.entities() >= 1
        && released.entities() <= released.rows()
        && (!policy.rowIsEntity() || released.entities() == released.rows());
  }

  private void countValues(ReleasedClass released) {
    for (int field = 0; field < coveredByRows.length; field++) {
      long covered = coverages.get(field).covered(released.tuple().get(field));
      unknown[field] += covered > 0 ? 0 : 1;
      coveredByRows[field] += Math.multiplyExact(released.rows(), covered);
    }
  }

  /// What is wrong with the classes themselves.
  List<String> reasons() {
    var reasons = new ArrayList<String>();
    note(reasons, malformed, "%d classes have another number of values than there are fields");
    note(reasons, repeated, "%d classes are listed more than once");
    note(reasons, impossible, "%d classes have counts of rows and entities that cannot be true");
    for (int field = 0; field < unknown.length; field++) {
      var of = " of field " + coverages.get(field).field();
      note(reasons, unknown[field], "%d classes have a value that is not in the hierarchy" + of);
      note(reasons, coverages.get(field).flaws(), "%d flaws in the hierarchy" + of);
    }
    return reasons;
  }

  private static void note(List<String> reasons, long count, String reason) {
    if (count > 0) {
      reasons.add(reason.formatted(count));
    }
  }

  long rows() {
    return rows;
  }

  long classes() {
    return seen.size();
  }

  long smallClasses() {
    return smallClasses;
  }

  long smallRows() {
    return smallRows;
  }

  Verification.SmallestClass smallest() {
    return seen.isEmpty()
        ? new Verification.SmallestClass(policy.k(), 0, 0)
        : new Verification.SmallestClass(policy.k(), fewestEntities, fewestRows);
  }

  /// How many classes of each size there are; without those whose counts cannot be true.
  ClassSizes sizes() {
    return sizes;
  }

  /// Mean over the fields.
  double loss(long suppressed) {
    double sum = 0;
    for (int field = 0; field < coveredByRows.length; field++) {
      sum += loss(field, suppressed);
    }
    return coveredByRows.length == 0 ? 0 : sum / coveredByRows.length;
  }

  SequencedMap<String, Double> lossByColumn(long suppressed) {
    var losses = new LinkedHashMap<String, Double>();
    for (int field = 0; field < coveredByRows.length; field++) {
      losses.put(coverages.get(field).field(), loss(field, suppressed));
    }
    return losses;
  }

  /// (S/n − 1/D)/(1 − 1/D); a field with one leaf has nothing to lose.
  private double loss(int field, long suppressed) {
    double all = (double) rows + suppressed;
    double leaf = 1.0 / coverages.get(field).leaves();
    double share = (coveredByRows[field] * leaf + suppressed) / all;
    return leaf < 1 && all > 0 ? (share - leaf) / (1 - leaf) : 0;
  }

  /// Sum of squared class sizes, and all rows again for each suppressed one.
  long discernibility(long suppressed) {
    return Math.addExact(squares, Math.multiplyExact(suppressed, rows + suppressed));
  }
}
