package city.madang.etl.export.format;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Writes the rows of a sheet.
///
/// A cell has the type of its value: a text is never a formula, no value is no cell, the empty text
/// is an empty text. What a spreadsheet would change is written as text: whole numbers beyond 2^53,
/// numbers that are not finite, and days before March 1900, which its calendar has wrong.
final class XlsxCells {
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final LocalDate FIRST_RIGHT_DAY = LocalDate.of(1900, 3, 1);
  private static final long EXACT = 1L << 53;
  private static final BigDecimal DAY_MICROS = BigDecimal.valueOf(86_400_000_000L);

  private final Writer out;
  private final StringBuilder row = new StringBuilder();
  private int rows;

  XlsxCells(Writer out) {
    this.out = out;
  }

  void begin(Collection<String> heading) throws IOException {
    out.write(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\""
            + " topLeftCell=\"A2\" state=\"frozen\"/></sheetView></sheetViews><sheetData>");
    row(heading);
  }

  void end() throws IOException {
    out.write("</sheetData></worksheet>");
  }

  void row(Collection<? extends @Nullable Object> values) throws IOException {
    rows++;
    row.setLength(0);
    row.append("<row r=\"").append(rows).append("\">");
    int column = 0;
    for (var value : values) {
      if (value != null) {
        cell(column, value);
      }
      column++;
    }
    row.append("</row>");
    out.append(row);
  }

  private void cell(int column, Object value) {
    switch (value) {
      case Boolean truth -> typed(column, " t=\"b\"", truth ? "1" : "0");
      case Long whole when Math.abs(whole) <= EXACT && whole != Long.MIN_VALUE ->
          typed(column, "", whole.toString());
      case Double number when Double.isFinite(number) -> typed(column, "", decimal(number));
      case LocalDate day when !day.isBefore(FIRST_RIGHT_DAY) ->
          typed(column, XlsxParts.DATE, Long.toString(days(day)));
      case LocalDateTime moment when !moment.toLocalDate().isBefore(FIRST_RIGHT_DAY) ->
          typed(column, XlsxParts.MOMENT, serial(days(moment.toLocalDate()), moment.toLocalTime()));
      case LocalTime time -> typed(column, XlsxParts.TIME, serial(0, time));
      default -> text(column, value.toString());
    }
  }

  private void typed(int column, String attributes, String value) {
    open(column, attributes);
    row.append("<v>").append(value).append("</v></c>");
  }

  private void text(int column, String value) {
    open(column, " t=\"inlineStr\"");
    row.append("<is><t xml:space=\"preserve\">");
    XlsxText.append(value, row);
    row.append("</t></is></c>");
  }

  private void open(int column, String attributes) {
    row.append("<c r=\"").append(letters(column)).append(rows).append('"');
    row.append(attributes).append('>');
  }

  private static String decimal(double number) {
    var text = Double.toString(number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /// `A`…`Z`, `AA`…: base 26 without a zero.
  static String letters(int column) {
    var letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.append((char) ('A' + (rest - 1) % 26));
    }
    return letters.reverse().toString();
  }

  private static long days(LocalDate day) {
    return ChronoUnit.DAYS.between(DAY_ZERO, day);
  }

  /// Days and the part of a day, as exact as a double is.
  private static String serial(long days, LocalTime time) {
    var micros = BigDecimal.valueOf(Duration.between(LocalTime.MIN, time).toNanos() / 1_000);
    var part = micros.divide(DAY_MICROS, 15, RoundingMode.HALF_EVEN);
    return BigDecimal.valueOf(days).add(part).stripTrailingZeros().toPlainString();
  }
}
