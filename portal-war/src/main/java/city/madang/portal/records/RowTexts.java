package city.madang.portal.records;

import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.records.query.RecordQuery.Selection;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Rows as text.
///
/// Whole numbers beyond ±(2^53 − 1) are texts in JSON, because most readers would round them; a
/// number that is none is null.
record RowTexts(List<Selection> selections) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long SAFE = (1L << 53) - 1;

  RowTexts {
    selections = List.copyOf(selections);
  }

  /// An object.
  String json(List<@Nullable Object> row) {
    return JSON.writeValueAsString(members(row));
  }

  /// A GeoJSON feature; a row without a place has no geometry.
  String feature(List<@Nullable Object> row, Location location) {
    var members = members(row);
    var latitude = members.get(location.latitude());
    var longitude = members.get(location.longitude());
    var feature = new LinkedHashMap<String, @Nullable Object>();
    feature.put("type", "Feature");
    feature.put(
        "geometry",
        latitude == null || longitude == null
            ? null
            : Map.of("type", "Point", "coordinates", List.of(longitude, latitude)));
    feature.put("properties", members);
    return JSON.writeValueAsString(feature);
  }

  private Map<String, @Nullable Object> members(List<@Nullable Object> row) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < selections.size(); i++) {
      members.put(selections.get(i).name(), safe(row.get(i)));
    }
    return members;
  }

  private static @Nullable Object safe(@Nullable Object value) {
    return switch (value) {
      case Long number when number > SAFE || number < -SAFE -> number.toString();
      case BigInteger number -> number.toString();
      case Double number when !Double.isFinite(number) -> null;
      case null, default -> value;
    };
  }

  /// The heading of CSV.
  String heading() {
    return line(selections.stream().<@Nullable Object>map(Selection::name).toList());
  }

  /// A line of CSV as RFC 4180 has it, with LF; no value is an empty field, the empty text is `""`.
  String line(List<? extends @Nullable Object> row) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      var value = row.get(i);
      line.append(i == 0 ? "" : ",");
      if (value instanceof String text) {
        line.append(quoted(text));
      } else if (value != null) {
        line.append(value);
      }
    }
    return line.append('\n').toString();
  }

  private static String quoted(String text) {
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
