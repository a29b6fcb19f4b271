package city.madang.etl.privacy.risk;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// How many classes of each size a table has.
///
/// Small for a table of any length, and equal whatever the order in which classes were counted, so
/// that figures made from it are equal too, down to the last bit.
public final class ClassSizes {
  private final SortedMap<ClassSize, Long> classes = new TreeMap<>();

  /// Counts one more class.
  public void add(ClassSize size) {
    add(size, 1);
  }

  /// Counts classes of one size.
  public void add(ClassSize size, long count) {
    classes.merge(size, count, Math::addExact);
  }

  /// All classes.
  public long classes() {
    return classes(_ -> true);
  }

  /// Classes that `which` is true of.
  public long classes(Predicate<ClassSize> which) {
    return classes.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /// All rows.
  public long rows() {
    return rows(_ -> true);
  }

  /// Rows of the classes that `which` is true of.
  public long rows(Predicate<ClassSize> which) {
    return classes.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .mapToLong(entry -> Math.multiplyExact(entry.getKey().rows(), entry.getValue()))
        .reduce(0, Math::addExact);
  }

  /// Sum of squared numbers of rows.
  public long squares() {
    return classes.entrySet().stream()
        .mapToLong(
            entry ->
                Math.multiplyExact(
                    Math.multiplyExact(entry.getKey().rows(), entry.getKey().rows()),
                    entry.getValue()))
        .reduce(0, Math::addExact);
  }

  /// Fewest people of a class; 0 without any class.
  public long fewestEntities() {
    return classes.isEmpty() ? 0 : classes.firstKey().entities();
  }

  /// Mean over the rows of what their classes have; 0 without any row.
  double meanOverRows(ToDoubleFunction<ClassSize> value) {
    double sum = 0;
    for (var entry : classes.entrySet()) {
      sum += value.applyAsDouble(entry.getKey()) * entry.getKey().rows() * entry.getValue();
    }
    return classes.isEmpty() ? 0 : sum / rows();
  }

  /// Tells whether each row is its own entity.
  boolean rowIsEntity() {
    return classes.keySet().stream().allMatch(size -> size.rows() == size.entities());
  }

  /// Sizes with their numbers of classes, smallest first.
  SortedMap<ClassSize, Long> bySize() {
    return classes;
  }
}
