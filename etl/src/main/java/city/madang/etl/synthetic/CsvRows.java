package city.madang.etl.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;

/// A table of comma-separated text, as a city's system would send it.
final class CsvRows {
  private final Writer out;

  /// @param heading names of the columns
  CsvRows(OutputStream out, Charset charset, Object... heading) throws IOException {
    this.out = new OutputStreamWriter(out, charset);
    add(heading);
  }

  /// Adds one row; quotes what needs it.
  void add(Object... values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      out.write(i == 0 ? "" : ",");
      out.write(quoted(values[i].toString()));
    }
    out.write('\n');
  }

  void end() throws IOException {
    out.flush();
  }

  /// A number with so many decimals, halves up.
  static String fixed(double number, int decimals) {
    return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  private static String quoted(String text) {
    return text.indexOf(',') < 0 && text.indexOf('"') < 0
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }
}
