package city.madang.portal.records;

import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.records.RecordPage;
import city.madang.etl.records.query.InvalidQueryException;
import city.madang.etl.records.query.RecordQuery;
import city.madang.etl.records.query.RecordQuery.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A page as text.
///
/// @param next address of the next page; empty after the last one
record RecordsAnswer(ReleasedTables.Found found, RecordQuery query, RecordPage page, String next) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  String write(RowFormat format) {
    var texts = new RowTexts(query.selections());
    return switch (format) {
      case JSON -> head(texts, texts::json, "records");
      case NDJSON -> lines(row -> texts.json(row) + "\n");
      case CSV -> texts.heading() + lines(texts::line);
      case GEOJSON -> {
        var location = requirePlace(query);
        yield head(texts, row -> texts.feature(row, location), "features");
      }
    };
  }

  private String lines(Function<List<@Nullable Object>, String> line) {
    return page.rows().stream().map(line).collect(Collectors.joining());
  }

  private String head(RowTexts texts, Function<List<@Nullable Object>, String> row, String list) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    if (list.equals("features")) {
      members.put("type", "FeatureCollection");
    }
    members.put("dataset", found.release().dataset().value());
    members.put("version", found.release().version());
    members.put("table", found.table().name());
    members.put("fields", fields(texts.selections()));
    members.put("next", next.isEmpty() ? null : next);
    var head = JSON.writeValueAsString(members);
    return head.substring(0, head.length() - 1)
        + ",\"%s\":[".formatted(list)
        + page.rows().stream().map(row).collect(Collectors.joining(",\n", "\n", "\n"))
        + "]}\n";
  }

  private static List<Map<String, String>> fields(List<Selection> selections) {
    var fields = new ArrayList<Map<String, String>>();
    for (var selection : selections) {
      var field = new LinkedHashMap<String, String>();
      field.put("name", selection.name());
      field.put("type", selection.output().type().name().toLowerCase(Locale.ROOT));
      fields.add(field);
    }
    return fields;
  }

  /// The fields of the place, which must be among what is shown.
  static Location requirePlace(RecordQuery query) {
    var location =
        query
            .table()
            .location()
            .orElseThrow(
                () ->
                    new InvalidQueryException(
                        "format",
                        1,
                        "the rows of this table have no place",
                        List.of("json", "csv")));
    var names = query.selections().stream().map(Selection::name).toList();
    if (query.grouped()
        || !names.contains(location.latitude())
        || !names.contains(location.longitude())) {
      throw new InvalidQueryException(
          "select",
          0,
          "geojson needs the place of each row",
          List.of(location.latitude(), location.longitude()));
    }
    return location;
  }
}
