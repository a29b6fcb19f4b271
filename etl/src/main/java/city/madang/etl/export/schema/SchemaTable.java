package city.madang.etl.export.schema;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Table;
import java.util.List;
import java.util.SequencedMap;

/// One released table.
///
/// @param types of the columns of its file
public record SchemaTable(Table table, SequencedMap<String, FieldType> types) {
  /// Whether a column has what the source declares: open ones, and keys of counts at level 0.
  boolean isAsDeclared(Field field) {
    if (field.role() != Role.QUASI || table.noise().isEmpty()) {
      return field.role() == Role.OPEN;
    }
    var keys = table.published().stream().filter(it -> it.role() == Role.QUASI).toList();
    int key = keys.stream().map(Field::name).toList().indexOf(field.name());
    return table.noise().get().levels().get(key) == 0;
  }

  /// The published fields; those that may be coarser than the source say so.
  List<Field> fields() {
    return table.published().stream().map(this::told).toList();
  }

  private Field told(Field field) {
    return field
        .hierarchy()
        .filter(_ -> field.role() == Role.QUASI && !isAsDeclared(field))
        .map(rule -> field.told(field.meaning().coarser(rule, field.type())))
        .orElse(field);
  }
}
