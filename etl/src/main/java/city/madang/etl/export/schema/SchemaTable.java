package city.madang.etl.export.schema;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.HierarchyRule;
import city.madang.etl.dataset.Meaning;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Table;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// One released table.
///
/// @param types of the columns of its file
public record SchemaTable(Table table, SequencedMap<String, FieldType> types) {
  /// Whether a column has what the source declares: open ones, and keys of counts at level 0.
  boolean isAsDeclared(Field field) {
    return field.role() == Role.OPEN || level(field).equals(OptionalInt.of(0));
  }

  /// The published fields; those that may be coarser than the source say so.
  List<Field> fields() {
    return table.published().stream().map(this::told).toList();
  }

  private Field told(Field field) {
    return field
        .hierarchy()
        .filter(_ -> field.role() == Role.QUASI && !isAsDeclared(field))
        .map(rule -> field.told(meaning(field, rule)))
        .orElse(field);
  }

  private Meaning meaning(Field field, HierarchyRule rule) {
    var level = level(field);
    return level.isPresent()
        ? field.meaning().at(level.getAsInt(), rule, field.type())
        : field.meaning().coarser(rule, field.type());
  }

  /// That of a key of counts; rows have any.
  private OptionalInt level(Field field) {
    if (field.role() != Role.QUASI || table.noise().isEmpty()) {
      return OptionalInt.empty();
    }
    int key = table.quasi().stream().map(Field::name).toList().indexOf(field.name());
    return OptionalInt.of(table.noise().get().levels().get(key));
  }
}
