package city.madang.etl.synthetic;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import city.madang.etl.dataset.SyntheticSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A table that a generator wrote.
///
/// @param rows by the names of the columns; none is absent
record MadeTable(List<Map<String, String>> rows) {
  /// A comma outside of quotes.
  private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  static byte[] bytes(String address) throws IOException {
    var out = new ByteArrayOutputStream();
    Generators.write(SyntheticSource.parse(address), out);
    return out.toByteArray();
  }

  static MadeTable of(String address, Charset encoding) throws IOException {
    var lines = new String(bytes(address), encoding).lines().map(COMMA::split).toList();
    var rows = new ArrayList<Map<String, String>>();
    for (var line : lines.subList(1, lines.size())) {
      var row = new HashMap<String, String>();
      for (int i = 0; i < line.length; i++) {
        row.put(lines.getFirst()[i], line[i]);
      }
      rows.add(row);
    }
    return new MadeTable(rows);
  }

  List<String> column(String name) {
    return rows.stream().map(row -> row.getOrDefault(name, "")).toList();
  }

  /// The mean of the values that are there.
  double mean(String name) {
    return column(name).stream()
        .filter(it -> !it.isEmpty())
        .mapToDouble(Double::parseDouble)
        .average()
        .orElseThrow();
  }

  MadeTable where(String name, String value) {
    return new MadeTable(
        rows.stream().filter(row -> row.getOrDefault(name, "").equals(value)).toList());
  }

  /// Which share of the rows has which value.
  Map<String, Double> shares(String name) {
    return column(name).stream()
        .collect(
            groupingBy(
                it -> it,
                TreeMap::new,
                collectingAndThen(counting(), it -> it / (double) rows.size())));
  }
}
