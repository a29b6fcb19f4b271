package city.madang.etl.draft;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.table.TableProfile;
import java.util.List;
import java.util.stream.IntStream;

/// The columns as they are proposed, seen together.
record DraftTable(long rows, List<DraftColumn> columns) {
  DraftTable {
    columns = List.copyOf(columns);
  }

  static DraftTable of(TableProfile profile) {
    var found = profile.columns();
    var names = ColumnNames.of(found.stream().map(column -> column.heading()).toList());
    var columns =
        IntStream.range(0, names.size())
            .mapToObj(i -> DraftColumn.of(names.get(i), found.get(i)))
            .toList();
    return new DraftTable(profile.rows(), columns);
  }

  /// Whether rows may be about people.
  boolean ofPeople() {
    return columns.stream().anyMatch(this::ofPeople);
  }

  /// Places have coordinates too; but what happens at moments of its own, somebody may have done.
  private boolean ofPeople(DraftColumn column) {
    return switch (column.suspicion()) {
      case NAMES, LOOKS, WHOSE, CONFIDES -> true;
      case RECOGNIZES -> column.type() != FieldType.NUMBER;
      case NONE -> column.type() == FieldType.DATETIME && 2 * column.profile().distinct() > rows;
    };
  }

  /// What helps to recognize a person: by its name, or because it is a moment of theirs.
  List<DraftColumn> recognizing() {
    return ofPeople() ? columns.stream().filter(DraftTable::recognizes).toList() : List.of();
  }

  private static boolean recognizes(DraftColumn column) {
    return switch (column.suspicion()) {
      case RECOGNIZES -> true;
      case NAMES, LOOKS, WHOSE, CONFIDES -> false;
      case NONE ->
          switch (column.type()) {
            case DATE, DATETIME, TIME -> true;
            case STRING, BOOLEAN, INTEGER, NUMBER, YEAR -> false;
          };
    };
  }

  /// Whether each row has a value of its own there.
  boolean tellsRowsApart(DraftColumn column) {
    return rows > 1 && column.profile().distinct() == rows;
  }
}
