package city.madang.etl.change;

import city.madang.etl.change.ReleasedSchema.SchemaField;
import city.madang.etl.change.ReleasedSchema.SchemaTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Tells which changes between two schemas are compatible.
///
/// One rule decides: a change is compatible if whoever reads by the names, types and limits of the
/// old schema reads the new release right, and values mean what they meant. So tables and fields
/// may be added, limits become tighter, a unit be told where none was, and words be better. All
/// else is breaking: a value that the old limits exclude (a `switch` has no case for it), another
/// type (an integer that became a number is `3.0` in CSV, a DOUBLE in Parquet and another literal
/// in SPARQL), another role or hierarchy, another license. Columns have names and no places: a
/// field between others is compatible.
final class SchemaComparison {
  private final List<SchemaChange> changes = new ArrayList<>();

  private SchemaComparison() {}

  /// Compares what is told of tables.
  static List<SchemaChange> compare(ReleasedSchema before, ReleasedSchema after) {
    var comparison = new SchemaComparison();
    before
        .tables()
        .forEach(
            (name, table) -> {
              var later = after.tables().get(name);
              if (later == null) {
                comparison.add(name, "", "table-removed", false, "", "");
              } else {
                comparison.compare(name, table, later);
              }
            });
    after.tables().keySet().stream()
        .filter(name -> !before.tables().containsKey(name))
        .forEach(name -> comparison.add(name, "", "table-added", true, "", ""));
    return comparison.changes;
  }

  /// Compares what may be done with the release: SPDX identifiers.
  static List<SchemaChange> compareLicense(String before, String after) {
    return before.equals(after)
        ? List.of()
        : List.of(new SchemaChange("", "", "license-changed", false, before, after));
  }

  private void compare(String name, SchemaTable before, SchemaTable after) {
    before
        .fields()
        .forEach(
            (field, earlier) -> {
              var later = after.fields().get(field);
              if (later == null) {
                add(name, field, "field-removed", false, earlier.type(), "");
              } else {
                compare(name, field, earlier, later);
              }
            });
    after
        .fields()
        .forEach(
            (field, added) -> {
              if (!before.fields().containsKey(field)) {
                add(name, field, "field-added", true, "", added.type());
              }
            });
    compareKeys(name, before.key(), after.key());
  }

  private void compareKeys(String name, List<String> before, List<String> after) {
    if (!before.equals(after)) {
      var kind = before.isEmpty() ? "key-added" : after.isEmpty() ? "key-removed" : "key-changed";
      add(name, "", kind, before.isEmpty(), String.join(", ", before), String.join(", ", after));
    }
  }

  private void compare(String table, String field, SchemaField before, SchemaField after) {
    if (!before.type().equals(after.type())) {
      add(table, field, "type-changed", false, before.type(), after.type());
    }
    compareMeaning(table, field, before.meaning(), after.meaning());
    if (!before.description().equals(after.description())) {
      add(table, field, "description-changed", true, before.description(), after.description());
    }
    for (var limit : LimitComparison.compare(before.limits(), after.limits())) {
      add(table, field, limit.kind(), limit.compatible(), limit.before(), limit.after());
    }
  }

  /// A schema without roles, or without zones, is of an older form and does not tell them.
  private void compareMeaning(
      String table, String field, Map<String, String> before, Map<String, String> after) {
    for (var property : ReleasedSchema.MEANING) {
      var earlier = before.getOrDefault(property, "");
      var later = after.getOrDefault(property, "");
      boolean told =
          switch (property) {
            case "role", "hierarchy", "round" -> before.containsKey("role");
            case "zone" -> before.containsKey("zone");
            default -> true;
          };
      if (told && !Objects.equals(earlier, later)) {
        boolean newlyTold = property.equals("unit") && earlier.isEmpty();
        add(table, field, property + "-changed", newlyTold, earlier, later);
      }
    }
  }

  private void add(
      String table, String field, String kind, boolean compatible, String before, String after) {
    changes.add(new SchemaChange(table, field, kind, compatible, before, after));
  }
}
