package city.madang.portal.openapi.example;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.records.RecordPage;
import city.madang.etl.records.query.RecordField;
import city.madang.etl.records.query.RecordTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The first rows of a table, and which of its fields can show what.
///
/// @param rows as the engine gives them, with a value for each field
public record Sample(RecordTable table, List<List<@Nullable Object>> rows) {
  private static final int TEXT = 60;
  private static final Set<FieldType> NUMBERS = Set.of(FieldType.INTEGER, FieldType.NUMBER);
  private static final Set<FieldType> TIMES = Set.of(FieldType.DATE, FieldType.DATETIME);
  private static final Set<FieldType> KEYS =
      Set.of(
          FieldType.STRING, FieldType.BOOLEAN, FieldType.INTEGER, FieldType.YEAR, FieldType.DATE);

  public Sample {
    rows = List.copyOf(rows);
  }

  /// The rows of a page that shows all fields.
  public static Sample of(RecordTable table, RecordPage page) {
    return new Sample(table, page.rows());
  }

  /// What rows are grouped by: the field with the fewest values, but more than one if possible.
  Optional<RecordField> key() {
    return fields(KEYS)
        .min(
            Comparator.<RecordField, Boolean>comparing(field -> distinct(field) < 2)
                .thenComparingInt(this::distinct));
  }

  /// A text of which parts are searched: the one with the most values.
  Optional<RecordField> text() {
    return fields(Set.of(FieldType.STRING)).max(Comparator.comparingInt(this::distinct));
  }

  /// A number that is no part of a place, if there is another one.
  Optional<RecordField> number() {
    return fields(NUMBERS)
        .max(
            Comparator.<RecordField, Boolean>comparing(field -> !ofPlace(field))
                .thenComparingInt(this::distinct));
  }

  Optional<RecordField> time() {
    return fields(TIMES).findFirst();
  }

  /// A field that has no value in some row.
  Optional<RecordField> absent() {
    return table.fields().stream()
        .filter(field -> rows.stream().anyMatch(row -> row.get(position(field)) == null))
        .findFirst();
  }

  /// The values of a field that can be written down, in the order of the rows.
  List<Object> values(RecordField field) {
    var values = new ArrayList<Object>();
    for (List<@Nullable Object> row : rows) {
      var value = value(row, field);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /// A row in which both have such a value.
  Optional<List<Object>> together(RecordField one, RecordField two) {
    for (List<@Nullable Object> row : rows) {
      var first = value(row, one);
      var second = value(row, two);
      if (first != null && second != null) {
        return Optional.of(List.of(first, second));
      }
    }
    return Optional.empty();
  }

  /// Latitude and longitude of a row.
  Optional<double[]> place() {
    return table
        .location()
        .flatMap(at -> together(field(at.latitude()), field(at.longitude())))
        .map(pair -> new double[] {(Double) pair.getFirst(), (Double) pair.getLast()})
        .filter(at -> Math.abs(at[0]) <= 90 && Math.abs(at[1]) <= 180);
  }

  /// Values in their own order, each once.
  @SuppressWarnings("unchecked") // of one field, so of one type
  static List<Object> sorted(Collection<Object> values) {
    var all = new ArrayList<>(new HashSet<>(values));
    all.sort((one, two) -> ((Comparable<Object>) one).compareTo(two));
    return all;
  }

  private Stream<RecordField> fields(Set<FieldType> types) {
    return table.fields().stream()
        .filter(field -> types.contains(field.type()) && !values(field).isEmpty());
  }

  private int distinct(RecordField field) {
    return new HashSet<>(values(field)).size();
  }

  private boolean ofPlace(RecordField field) {
    var at = table.location().orElse(new Location("", ""));
    return field.name().equals(at.latitude()) || field.name().equals(at.longitude());
  }

  private RecordField field(String name) {
    return table.find(name).orElseThrow();
  }

  private int position(RecordField field) {
    return table.fields().indexOf(field);
  }

  private @Nullable Object value(List<@Nullable Object> row, RecordField field) {
    var value = row.get(position(field));
    boolean writable =
        switch (value) {
          case null -> false;
          case Double number -> Double.isFinite(number);
          case String text when TIMES.contains(field.type()) ->
              text.matches("\\d{4}-\\d\\d-\\d\\d(T[0-9:.]+)?");
          case String text ->
              !text.isBlank()
                  && text.length() <= TEXT
                  && text.chars().noneMatch(Character::isISOControl);
          default -> true;
        };
    return writable ? value : null;
  }
}
