package city.madang.etl.records.query;

import city.madang.etl.dataset.IndexRule.Location;
import java.util.List;
import java.util.Optional;

/// A released table that can be asked.
///
/// @param fields in the order of the file
/// @param location the fields that hold the place of a row, if both are numbers
public record RecordTable(String name, List<RecordField> fields, Optional<Location> location) {
  public RecordTable {
    fields = List.copyOf(fields);
  }

  /// The field of this name.
  public Optional<RecordField> find(String fieldName) {
    return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
  }

  List<String> names() {
    return fields.stream().map(RecordField::name).toList();
  }
}
