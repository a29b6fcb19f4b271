package city.madang.etl.job;

import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Of which days the released rows of a dataset are, by the ends of their columns of time.
final class ReleasedDays {
  private static final Set<String> MOMENTS = Set.of("date", "datetime");
  private static final Pattern DAY = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(T.*| .*)?");

  private ReleasedDays() {}

  /// The first and the last; none if no column is of time. Coarser times are texts.
  static List<LocalDate> of(Run run) {
    var schema = read(run, "schema.json");
    var quality = read(run, "quality.json");
    var days = new ArrayList<LocalDate>();
    for (var table : schema.path("tables")) {
      var columns = named(quality.path("tables"), table).path("columns");
      for (var field : table.path("schema").path("fields")) {
        if (MOMENTS.contains(field.path("type").asString(""))) {
          ends(named(columns, field)).forEach(days::add);
        }
      }
    }
    var sorted = days.stream().sorted().toList();
    return sorted.isEmpty() ? List.of() : List.of(sorted.getFirst(), sorted.getLast());
  }

  private static JsonNode read(Run run, String name) {
    return Json.read(run.files().release().resolve(name), JsonNode.class);
  }

  /// The one of the same name; lacks everything if there is none.
  private static JsonNode named(JsonNode nodes, JsonNode other) {
    return nodes
        .valueStream()
        .filter(node -> node.path("name").equals(other.path("name")))
        .findFirst()
        .orElseGet(() -> nodes.path(-1));
  }

  private static Stream<LocalDate> ends(JsonNode column) {
    return Stream.of("minimum", "maximum")
        .map(edge -> DAY.matcher(column.path(edge).asString("")))
        .filter(Matcher::matches)
        .map(day -> LocalDate.parse(day.group(1)));
  }
}
