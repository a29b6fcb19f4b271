package city.madang.etl.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.SyntheticSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;

/// What a generator wrote, for tests to look at.
final class Made {
  private final byte[] bytes;

  private Made(byte[] bytes) {
    this.bytes = bytes;
  }

  static Made of(String generator, int size, long seed) throws IOException {
    var out = new ByteArrayOutputStream();
    Generators.write(
        SyntheticSource.parse("synthetic:%s?size=%d&seed=%d".formatted(generator, size, seed)),
        out);
    return new Made(out.toByteArray());
  }

  byte[] bytes() {
    return bytes.clone();
  }

  String text() {
    return new String(bytes, UTF_8);
  }

  /// The rows of a text without quotes, by the names of its columns.
  List<Map<String, String>> rows() {
    return parse(text());
  }

  /// The rows of a member of a zip.
  List<Map<String, String>> rows(String member) throws IOException {
    return parse(text(member));
  }

  /// A member of a zip.
  String text(String member) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(member)) {
          return new String(zip.readAllBytes(), UTF_8);
        }
      }
    }
    throw new IOException("no member " + member);
  }

  private static List<Map<String, String>> parse(String text) {
    var lines = text.lines().toList();
    var names = lines.getFirst().split(",", -1);
    var rows = new ArrayList<Map<String, String>>();
    for (var line : lines.subList(1, lines.size())) {
      var values = line.split(",", -1);
      var row = new HashMap<String, String>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], values[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /// Which share of the rows has which value.
  static <T> Map<String, Double> shares(List<T> rows, Function<T, String> value) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                value,
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.counting(), it -> it / (double) rows.size())));
  }
}
