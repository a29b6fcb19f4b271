package city.madang.etl.privacy.search;

import java.util.List;

/// What a plan has to take over from earlier releases of the same people, and what it may reuse.
///
/// Rows that no earlier release holds are planned as a table of their own: so each class gains at
/// least k entities or none, and the difference of two counts tells no more than one.
///
/// @param carried classes whose rows stay in them
/// @param heldBack rows that were released and can no longer stay, so that they are suppressed
/// @param classes released values of the newest release, which new rows may join
/// @param searchedLoss of the newest plan when it was last searched, 0–1
public record Earlier(
    List<CarriedClass> carried, long heldBack, List<List<String>> classes, double searchedLoss) {
  /// A plan made for older rows may lose so much more before a new one is searched.
  private static final double DRIFT = 1.05;

  /// There is none.
  static final Earlier NONE = new Earlier(List.of(), 0, List.of(), 0);

  public Earlier {
    carried = List.copyOf(carried);
    classes = List.copyOf(classes);
  }

  /// Rows that stay.
  long staying() {
    return carried.stream().mapToLong(CarriedClass::rows).sum();
  }

  /// Tells whether a draft of old classes is as good as could be expected.
  boolean stillGood(Draft reused) {
    return reused.keepsPolicy() && reused.loss() <= DRIFT * searchedLoss;
  }
}
