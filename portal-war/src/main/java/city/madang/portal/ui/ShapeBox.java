package city.madang.portal.ui;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The box of all shapes of a table, which our GeoJSON files tell at their end: a page need not
/// read megabytes for it. Source: RFC 7946, section 5.
final class ShapeBox {
  private static final int TAIL_BYTES = 200;
  private static final Pattern BOX = Pattern.compile("\"bbox\":\\[([-0-9.E,]+)]}\\s*$");

  private ShapeBox() {}

  /// What it tells: west, south, east and north; empty if there is no such file, or nothing in it
  static Optional<List<Double>> find(Path geoJson) {
    try (var file = new RandomAccessFile(geoJson.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - TAIL_BYTES));
      var tail = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(tail);
      var box = BOX.matcher(new String(tail, StandardCharsets.UTF_8));
      return box.find() ? Optional.of(numbers(box.group(1))) : Optional.empty();
    } catch (IOException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  private static List<Double> numbers(String text) {
    return Pattern.compile(",").splitAsStream(text).map(Double::valueOf).toList();
  }
}
