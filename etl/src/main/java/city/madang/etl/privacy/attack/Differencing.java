package city.madang.etl.privacy.attack;

/// What remains when the smaller of two nested classes is taken from the larger one.
///
/// Within one release there is nothing to take away: the classes share no row, also those of local
/// recoding whose tuples generalize each other, so the difference of any two totals that a reader
/// can form is made of whole classes, each of k entities by the verifier's count.
///
/// Between two releases classes nest: the one with the same tuple; and one whose records are all in
/// the other. The rows of a class that were in none of its nested ones, and those that went
/// missing, can be had by subtraction. Behind them stand 0 or at least k entities. The same holds
/// for sums: classes of both releases that share records, and those that share records with them,
/// hold the same people but for those who came and those who left.
///
/// @param releases earlier ones that were compared
/// @param differences classes of which something remains
/// @param minimum fewest entities behind what remains; 0 without any
/// @param below differences with fewer than k entities
public record Differencing(int releases, long differences, long minimum, long below) {
  public static final Differencing NONE = new Differencing(0, 0, 0, 0);

  /// Both together.
  public Differencing and(Differencing other) {
    return new Differencing(
        releases + other.releases,
        differences + other.differences,
        least(minimum, other.minimum),
        below + other.below);
  }

  private static long least(long one, long two) {
    return one == 0 || two == 0 ? Math.max(one, two) : Math.min(one, two);
  }
}
