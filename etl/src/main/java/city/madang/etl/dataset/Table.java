package city.madang.etl.dataset;

import java.util.List;
import java.util.Optional;

/// One table of a dataset.
///
/// @param name names the released files: `<name>.csv`
/// @param member the file inside a zipped source; empty for a source of one file
/// @param fields all columns of the source, in the order of publication
/// @param mapping the SPARQL CONSTRUCT of this table, relative to the dataset folder
/// @param index how its rows are found
/// @param noise present if noisy counts per key are released instead of rows
/// @param rows the list of its rows in a JSON source, as a JSON pointer (RFC 6901); absent where
///   each line is a row, and in sources of other formats
/// @param place where its rows must lie
public record Table(
    String name,
    String member,
    List<Field> fields,
    String mapping,
    IndexRule index,
    Optional<NoisePolicy> noise,
    Optional<String> rows,
    Optional<PlaceRule> place) {
  /// A table whose rows are released.
  public Table(String name, String member, List<Field> fields, String mapping, IndexRule index) {
    this(name, member, fields, mapping, index, Optional.empty());
  }

  /// A table of a text file.
  public Table(
      String name,
      String member,
      List<Field> fields,
      String mapping,
      IndexRule index,
      Optional<NoisePolicy> noise) {
    this(name, member, fields, mapping, index, noise, Optional.empty(), Optional.empty());
  }

  /// @throws IllegalArgumentException if a name stands twice or nothing would be published
  public Table {
    fields = List.copyOf(fields);
    if (fields.stream().map(Field::name).distinct().count() != fields.size()) {
      throw new IllegalArgumentException("a field name stands twice");
    }
    if (fields.stream().filter(field -> field.role() == Role.ENTITY).count() > 1) {
      throw new IllegalArgumentException("one field tells whose row it is, not two");
    }
    if (fields.stream().noneMatch(Field::published)) {
      throw new IllegalArgumentException("no field would be published");
    }
    ReleasedColumns.check(fields, noise);
  }

  Table withPlace(PlaceRule rule) {
    return new Table(name, member, fields, mapping, index, noise, rows, Optional.of(rule));
  }

  Table withIndex(IndexRule rule) {
    return new Table(name, member, fields, mapping, rule, noise, rows, place);
  }

  /// The columns of the released table, in order.
  public List<Field> published() {
    return ReleasedColumns.of(fields, noise);
  }

  /// The quasi-identifiers, in order.
  public List<Field> quasi() {
    return withRole(Role.QUASI);
  }

  /// What nobody should learn of a person, in order.
  public List<Field> sensitive() {
    return withRole(Role.SENSITIVE);
  }

  /// The field that tells whose row it is.
  public Optional<Field> entity() {
    return withRole(Role.ENTITY).stream().findFirst();
  }

  /// The one published field that tells rows apart: open, required and unique; absent where there
  /// is none, or more than one.
  public Optional<Field> key() {
    var keys = published().stream().filter(Table::tellsRowsApart).toList();
    return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
  }

  private static boolean tellsRowsApart(Field field) {
    var constraints = field.constraints();
    return field.role() == Role.OPEN && constraints.required() && constraints.unique();
  }

  /// Tells whether rows are about people.
  public boolean personal() {
    return fields.stream().anyMatch(field -> field.role() != Role.OPEN);
  }

  private List<Field> withRole(Role role) {
    return fields.stream().filter(field -> field.role() == role).toList();
  }
}
