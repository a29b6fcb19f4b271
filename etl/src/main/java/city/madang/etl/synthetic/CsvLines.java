package city.madang.etl.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes comma-separated lines: UTF-8, LF, quoted where a value needs it (RFC 4180).
final class CsvLines {
  private final OutputStream out;
  private final int columns;

  /// Writes the heading.
  CsvLines(OutputStream out, String... heading) throws IOException {
    this.out = out;
    this.columns = heading.length;
    add(List.of(heading));
  }

  /// Writes one line; a number is written without an exponent.
  void add(Object... values) throws IOException {
    add(Arrays.asList(values));
  }

  private void add(List<?> values) throws IOException {
    if (values.size() != columns) {
      throw new IllegalArgumentException(values.size() + " values for " + columns + " columns");
    }
    var texts = new ArrayList<String>();
    values.forEach(value -> texts.add(text(value)));
    out.write((String.join(",", texts) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Object value) {
    if (value instanceof Double number) {
      return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
    var text = value.toString();
    return text.chars().anyMatch(it -> it == ',' || it == '"' || it == '\n')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
