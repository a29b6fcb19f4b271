package city.madang.etl.privacy.risk;

import java.util.Comparator;

/// How large a class is; many classes are equally large.
///
/// @param rows at least 1
/// @param entities distinct people behind the rows, or whom the class fits: at least 1
public record ClassSize(long rows, long entities) implements Comparable<ClassSize> {
  private static final Comparator<ClassSize> ORDER =
      Comparator.comparingLong(ClassSize::entities).thenComparingLong(ClassSize::rows);

  /// @throws IllegalArgumentException if the counts cannot be true
  public ClassSize {
    if (rows < 1 || entities < 1) {
      throw new IllegalArgumentException("a class has 1 row and 1 entity, or more");
    }
  }

  @Override
  public int compareTo(ClassSize other) {
    return ORDER.compare(this, other);
  }
}
