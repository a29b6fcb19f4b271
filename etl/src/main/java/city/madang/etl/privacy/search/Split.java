package city.madang.etl.privacy.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One way to specialize a part: its tuples by their value one level lower on one field.
///
/// Children that would be good classes may leave. The others stay where they are, which is safe if
/// together they are a good class; otherwise the largest child lends them some of its tuples, or
/// children stay with them, the cheapest first, or they are suppressed.
final class Split {
  /// Tuples with one value on the lower level.
  ///
  /// @param code the value
  /// @param gainPerRow what a row wins by leaving, in fields
  record Child(int code, Tally tally, double gainPerRow) {
    double gain() {
      return gainPerRow * tally.rows();
    }
  }

  private final int field;
  private final long rows;
  private final List<Child> leaving = new ArrayList<>();
  private Tally staying;
  private double suppressionCost;
  private boolean suppressing;
  private int lender = -1;
  private int lentFrom;

  /// @param nothing a tally to count those who stay
  Split(int field, List<Child> children, Tally nothing) {
    this.field = field;
    this.staying = nothing;
    this.rows = children.stream().mapToLong(child -> child.tally().rows()).sum();
    for (var child : children) {
      if (child.tally().acceptable()) {
        leaving.add(child);
      } else {
        staying.add(child.tally());
      }
    }
  }

  /// Tells whether some stay who are no good class: too few, or too much alike.
  boolean unsafe() {
    return !leaving.isEmpty() && !suppressing && staying.rows() > 0 && !staying.acceptable();
  }

  Child largest() {
    return leaving.stream()
        .max(Comparator.comparingLong(child -> child.tally().rows()))
        .orElseThrow();
  }

  /// Lets some tuples of a child stay.
  ///
  /// @param kept the child without them, a good class
  /// @param together those who stay with them, a good class
  /// @param from the child's tuples stay from this position of the order
  void lend(Child child, Tally kept, Tally together, int from) {
    leaving.set(leaving.indexOf(child), new Child(child.code(), kept, child.gainPerRow()));
    staying = together;
    lender = child.code();
    lentFrom = from;
  }

  /// Gives up what costs least: the few who stay, or the gain of the child that wins least.
  ///
  /// @param suppressible rows that may still be removed
  /// @param worth what a staying row would lose by suppression, in fields
  void giveUp(long suppressible, double worth) {
    var least = leaving.stream().min(Comparator.comparingDouble(Child::gain)).orElseThrow();
    double cost = staying.rows() * worth;
    if (staying.rows() <= suppressible && cost < least.gain()) {
      suppressing = true;
      suppressionCost = cost;
    } else {
      leaving.remove(least);
      staying.add(least.tally());
    }
  }

  int field() {
    return field;
  }

  List<Child> leaving() {
    return leaving;
  }

  boolean suppressing() {
    return suppressing;
  }

  Tally staying() {
    return staying;
  }

  /// Tells whether the tuple at a position, which has the code, stays although its child leaves.
  boolean lends(int code, int position) {
    return code == lender && position >= lentFrom;
  }

  /// How good the split is; 0 if nothing is gained.
  ///
  /// Entities are a stock that splits use up, so a gain that makes classes little smaller is
  /// preferred. The root was the best of several weights tried on Adult and on trips.
  double score() {
    double gain = leaving.stream().mapToDouble(Child::gain).sum() - suppressionCost;
    double shrinking = shrinking(suppressing ? 0 : staying.rows());
    for (var child : leaving) {
      shrinking += shrinking(child.tally().rows());
    }
    if (leaving.isEmpty()) {
      return 0;
    }
    return shrinking == 0 ? Double.POSITIVE_INFINITY : Math.max(0, gain / Math.sqrt(shrinking));
  }

  private double shrinking(long group) {
    return group == 0 ? 0 : group * Math.log((double) rows / group);
  }
}
