package city.madang.etl.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The columns of a released table.
final class ReleasedColumns {
  private static final String COUNT = "count";

  private ReleasedColumns() {}

  /// Of rows, the fields that are published; of noisy counts, the keys, `count` and the sums.
  static List<Field> of(List<Field> fields, Optional<NoisePolicy> noise) {
    return noise
        .map(policy -> counts(fields, policy))
        .orElseGet(() -> fields.stream().filter(Field::published).toList());
  }

  private static List<Field> counts(List<Field> fields, NoisePolicy policy) {
    var columns = new ArrayList<>(keys(fields));
    columns.add(number(COUNT).told(MadeMeanings.count(policy)));
    for (var sum : policy.sums()) {
      var unit = unit(fields, sum.field());
      columns.add(number(sum.column()).told(MadeMeanings.sum(sum, unit)));
    }
    return columns;
  }

  private static Optional<Unit> unit(List<Field> fields, String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .flatMap(field -> field.meaning().unit());
  }

  private static List<Field> keys(List<Field> fields) {
    return fields.stream().filter(field -> field.role() == Role.QUASI).toList();
  }

  private static Field number(String name) {
    return new Field(
        name,
        FieldType.INTEGER,
        Role.MADE,
        Optional.empty(),
        OptionalLong.empty(),
        Constraints.NONE);
  }

  /// @throws IllegalArgumentException if a column would have the name of another
  static void check(List<Field> fields, Optional<NoisePolicy> noise) {
    noise.ifPresent(policy -> check(fields, policy));
  }

  private static void check(List<Field> fields, NoisePolicy policy) {
    if (policy.levels().size() != keys(fields).size()) {
      throw new IllegalArgumentException("noise needs the level of each quasi field");
    }
    var columns = counts(fields, policy);
    if (columns.stream().map(Field::name).distinct().count() < columns.size()) {
      throw new IllegalArgumentException(
          "a quasi field has the name of a released count or sum: rename it in the source");
    }
  }
}
