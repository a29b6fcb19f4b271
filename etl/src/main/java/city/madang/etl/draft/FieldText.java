package city.madang.etl.draft;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.table.ColumnProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes a field without a role, and above it what was seen and what a reviewer should ask.
record FieldText(DraftTable table, DraftColumn column) {
  /// Numbers of so few values are marks, not measured.
  private static final int MARKS = 2;

  String lines() {
    return "  # %s. %s%s\n  - {%s}".formatted(seen(), order(), question(), field());
  }

  private String field() {
    var parts = new ArrayList<>(List.of("name: " + column.name()));
    if (!column.profile().heading().equals(column.name())) {
      parts.add("from: " + quoted(column.profile().heading()));
    }
    parts.add("type: " + column.type().name().toLowerCase(Locale.ROOT));
    column.format().ifPresent(format -> parts.add("format: " + quoted(format)));
    if (table.rows() > 0 && column.profile().values() == table.rows()) {
      parts.add("constraints: {required: true%s}".formatted(isKey() ? ", unique: true" : ""));
    }
    return String.join(", ", parts);
  }

  private boolean isKey() {
    return table.tellsRowsApart(column)
        && (column.type() == FieldType.STRING || column.type() == FieldType.INTEGER);
  }

  private String seen() {
    var profile = column.profile();
    var seen = count(profile.values(), "values") + ", " + count(profile.distinct(), "different");
    return profile.rare() == 0 || table.tellsRowsApart(column)
        ? seen
        : "%s, %s in fewer than %d rows"
            .formatted(seen, count(profile.rare(), "of them"), ColumnProfile.FEW);
  }

  private String order() {
    if (column.isGrouped()) {
      return "Numbers with commas are read as text: take the commas out of the file, or leave it"
          + " string. ";
    }
    return column.dayMayBeMonth() ? "Day and month may be the other way round. " : "";
  }

  private String question() {
    if (table.recognizing().contains(column)) {
      return "Helps to recognize a person: quasi, with a hierarchy such as " + hierarchy() + "?";
    }
    return switch (column.suspicion()) {
      case NAMES -> "Named like what names a person: identifier?";
      case LOOKS -> "Its values look like what names a person: identifier?";
      case WHOSE -> "Named like whose row it is: entity?";
      case CONFIDES -> "Nobody should learn it of a person: sensitive?";
      case RECOGNIZES -> "Open, or quasi if it is where a person is?";
      case NONE -> table.ofPeople() ? ofPeople() : ofThings();
    };
  }

  private String hierarchy() {
    return switch (column.type()) {
      case INTEGER, YEAR -> "{interval: [5, 10, 20]}";
      case NUMBER -> "{grid: [0.01, 0.1]}";
      case DATE, DATETIME -> "{time: [month, year]}";
      case TIME -> "{time: [hour, day-part]}";
      case STRING, BOOLEAN -> "{levels: 1}";
    };
  }

  private String ofPeople() {
    if (table.tellsRowsApart(column)) {
      return "Tells rows apart: identifier, or open if it leads to nobody?";
    }
    boolean number = column.type() == FieldType.INTEGER || column.type() == FieldType.NUMBER;
    return number && column.profile().distinct() > MARKS
        ? "Measure, with a round such as 1?"
        : "Open, or quasi if it helps to recognize a person?";
  }

  private String ofThings() {
    return table.tellsRowsApart(column)
        ? "Tells rows apart: open, or identifier if it leads to a person?"
        : "Open?";
  }

  static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s", number, what);
  }

  static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + '"';
  }
}
