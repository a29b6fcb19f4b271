package city.madang.portal.records;

import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.records.query.InvalidQueryException;
import city.madang.etl.records.query.RecordQuery;
import city.madang.etl.records.query.RecordQuery.Selection;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// An answer as text: what stands before its rows, each of them, and what follows.
///
/// @param heading before the rows
/// @param row one of them
/// @param between two of them
/// @param end after the rows
record RowText(
    String heading, Function<List<@Nullable Object>, String> row, String between, String end) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @param format not `PARQUET`, which is no text
  /// @param next address of the next page, empty after the last one; absent if there are no pages
  static RowText of(
      RowFormat format, ReleasedTables.Found found, RecordQuery query, Optional<String> next) {
    var texts = new RowTexts(query.selections());
    return switch (format) {
      case JSON -> list(head("", found, query, next), "records", texts::json);
      case NDJSON -> new RowText("", row -> texts.json(row) + "\n", "", "");
      case CSV -> new RowText(texts.heading(), texts::line, "", "");
      case GEOJSON -> {
        var location = requirePlace(query);
        var head = head("FeatureCollection", found, query, next);
        yield list(head, "features", row -> texts.feature(row, location));
      }
      case PARQUET -> throw new IllegalArgumentException("it is no text");
    };
  }

  /// Writes a whole answer.
  void writeTo(Writer out, Iterator<List<@Nullable Object>> rows) throws IOException {
    out.write(heading);
    var gap = "";
    while (rows.hasNext()) {
      out.write(gap);
      out.write(row.apply(rows.next()));
      gap = between;
    }
    out.write(end);
  }

  private static RowText list(
      String head, String list, Function<List<@Nullable Object>, String> row) {
    var opened = head.substring(0, head.length() - 1) + ",\"%s\":[\n".formatted(list);
    return new RowText(opened, row, ",\n", "\n]}\n");
  }

  private static String head(
      String type, ReleasedTables.Found found, RecordQuery query, Optional<String> next) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    if (!type.isEmpty()) {
      members.put("type", type);
    }
    members.put("dataset", found.release().dataset().value());
    members.put("version", found.release().version());
    members.put("table", found.table().name());
    members.put("fields", fields(query.selections()));
    next.ifPresent(address -> members.put("next", address.isEmpty() ? null : address));
    return JSON.writeValueAsString(members);
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
