package city.madang.portal.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// When and where the released rows are, by the least and the greatest value of their columns.
///
/// @param days first and last; empty, or two
/// @param box south, west, north and east in degrees of WGS 84; empty, or four
record Extent(List<LocalDate> days, List<Double> box) {
  private static final Set<String> MOMENTS = Set.of("date", "datetime");
  private static final int DAY_CHARACTERS = 10;
  private static final Pattern DEGREES = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  /// @param schema of the release
  /// @param quality of the release
  /// @param shapes west, south, east and north of the shapes of a table
  static Extent of(
      JsonNode schema, JsonNode quality, Function<String, Optional<List<Double>>> shapes) {
    var days = new ArrayList<LocalDate>();
    var latitudes = new ArrayList<Double>();
    var longitudes = new ArrayList<Double>();
    for (var table : schema.path("tables")) {
      var name = table.path("name").asString("");
      var edges = edges(quality, name);
      for (var field : table.path("schema").path("fields")) {
        if (MOMENTS.contains(field.path("type").asString(""))) {
          texts(edges, field.path("name")).forEach(text -> findDay(text).ifPresent(days::add));
        }
      }
      var box = table.has("geometry") ? shapes.apply(name) : Optional.<List<Double>>empty();
      if (box.isPresent()) { // its points are where labels go
        longitudes.addAll(List.of(box.get().get(0), box.get().get(2)));
        latitudes.addAll(List.of(box.get().get(1), box.get().get(3)));
      } else {
        var location = table.path("location");
        latitudes.addAll(degrees(edges, location.path("latitude")));
        longitudes.addAll(degrees(edges, location.path("longitude")));
      }
    }
    return new Extent(ends(days), box(latitudes, longitudes));
  }

  /// The summaries of a table's columns, by name.
  private static Map<String, JsonNode> edges(JsonNode quality, String table) {
    var edges = new HashMap<String, JsonNode>();
    for (var each : quality.path("tables")) {
      if (each.path("name").asString("").equals(table)) {
        each.path("columns").forEach(column -> edges.put(column.path("name").asString(""), column));
      }
    }
    return edges;
  }

  private static List<String> texts(Map<String, JsonNode> edges, JsonNode name) {
    var column = edges.get(name.asString(""));
    return column == null || !column.path("minimum").isString()
        ? List.of()
        : List.of(column.path("minimum").asString(), column.path("maximum").asString());
  }

  private static List<Double> degrees(Map<String, JsonNode> edges, JsonNode name) {
    return texts(edges, name).stream()
        .filter(DEGREES.asMatchPredicate())
        .map(Double::valueOf)
        .toList();
  }

  private static Optional<LocalDate> findDay(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, DAY_CHARACTERS)));
    } catch (RuntimeException beyondIso) {
      return Optional.empty();
    }
  }

  private static List<LocalDate> ends(List<LocalDate> days) {
    var sorted = days.stream().sorted().toList();
    return sorted.isEmpty() ? List.of() : List.of(sorted.getFirst(), sorted.getLast());
  }

  private static List<Double> box(List<Double> latitudes, List<Double> longitudes) {
    if (latitudes.isEmpty() || longitudes.isEmpty()) {
      return List.of();
    }
    var south = latitudes.stream().sorted().toList();
    var west = longitudes.stream().sorted().toList();
    return List.of(south.getFirst(), west.getFirst(), south.getLast(), west.getLast());
  }
}
