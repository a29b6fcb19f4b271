package city.madang.portal.records;

import city.madang.etl.dataset.Nearest;
import city.madang.etl.records.RecordPage;
import city.madang.etl.records.query.InvalidQueryException;
import city.madang.etl.records.query.QueryTexts;
import city.madang.portal.http.QueryPairs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parameters of one request, each at most once.
///
/// @param limit rows of a page
/// @param cursor empty for the first page
/// @param format empty if `Accept` decides
record RecordsRequest(String table, QueryTexts texts, int limit, String cursor, String format) {
  /// Of the page that shows a problem to a browser; whoever changes it there asks the same again.
  private static final String LANGUAGE = "lang";

  private static final List<String> OF_EXPORTS =
      List.of("table", "select", "where", "groupby", "orderby", "format");
  private static final List<String> OF_PAGES =
      Stream.concat(OF_EXPORTS.stream(), Stream.of("limit", "cursor")).toList();

  /// Reads the part of the address after `?`, of a page.
  ///
  /// @param encoded of the address
  /// @throws InvalidQueryException for a parameter that is unknown, doubled or wrong
  static RecordsRequest ofPage(@Nullable String encoded) {
    return parse(encoded, OF_PAGES);
  }

  /// Like [#ofPage(String)], of an export, which has all rows.
  static RecordsRequest ofExport(@Nullable String encoded) {
    return parse(encoded, OF_EXPORTS);
  }

  private static RecordsRequest parse(@Nullable String encoded, List<String> names) {
    var values = new LinkedHashMap<String, String>();
    for (var pair : QueryPairs.of(encoded).pairs()) {
      var name = pair.name();
      if (name.equals(LANGUAGE)) {
        continue;
      }
      if (!names.contains(name)) {
        throw new InvalidQueryException(
            name, 0, "there is no such parameter" + Nearest.hint(name, names), names);
      }
      if (values.put(name, pair.value()) != null) {
        throw new InvalidQueryException(name, 0, "it is given twice", List.of());
      }
    }
    return of(values);
  }

  private static RecordsRequest of(Map<String, String> values) {
    var texts =
        new QueryTexts(
            values.getOrDefault("select", ""),
            values.getOrDefault("where", ""),
            values.getOrDefault("groupby", ""),
            values.getOrDefault("orderby", ""));
    return new RecordsRequest(
        values.getOrDefault("table", ""),
        texts,
        limit(values.getOrDefault("limit", "" + RecordPage.USUAL_ROWS)),
        values.getOrDefault("cursor", ""),
        values.getOrDefault("format", ""));
  }

  private static int limit(String text) {
    if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1) {
      throw new InvalidQueryException(
          "limit", 1, "it is a number from 1 to " + RecordPage.MOST_ROWS, List.of());
    }
    int limit = Integer.parseInt(text);
    if (limit > RecordPage.MOST_ROWS) {
      throw new InvalidQueryException(
          "limit",
          1,
          "a page has at most %d rows: follow 'next' for more".formatted(RecordPage.MOST_ROWS),
          List.of());
    }
    return limit;
  }
}
