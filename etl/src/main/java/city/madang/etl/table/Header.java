package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Table;
import city.madang.etl.quality.QualityRefusal;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// The first record of a source, which names its columns.
final class Header {
  /// Of equals the first is taken.
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  private static final int LONGEST_BYTES = 1 << 20;

  private Header() {}

  /// Checks that the heading is exactly the fields of `table`, in their order.
  ///
  /// @throws QualityRefusal naming the columns and the remedy
  static void check(Path input, char delimiter, Table table, String label) throws IOException {
    var expected = table.fields().stream().map(Field::heading).toList();
    var found = read(input, delimiter, label);
    if (!found.equals(expected)) {
      throw new QualityRefusal(label + ": " + difference(found, expected));
    }
  }

  /// The names of the columns.
  ///
  /// @throws QualityRefusal if there are none
  static List<String> read(Path input, char delimiter, String label) throws IOException {
    return split(firstRecord(input, label), delimiter);
  }

  /// The sign that parts most names, a comma if none does.
  ///
  /// @throws QualityRefusal if there are no names
  static char delimiter(Path input, String label) throws IOException {
    var record = firstRecord(input, label);
    return DELIMITERS.stream()
        .max(Comparator.comparingInt(sign -> split(record, sign).size()))
        .orElseThrow();
  }

  /// What is said of bytes that are not UTF-8.
  static String notUtf8(String label, long line) {
    return "%s: line %d: the bytes are not UTF-8; if it is Korean CP949 set source.encoding: MS949"
        .formatted(label, line);
  }

  private static String difference(List<String> found, List<String> expected) {
    // Without any name of ours this may be a row, and a row is never shown.
    if (Collections.disjoint(found, expected)) {
      return "line 1 has none of the columns "
          + expected
          + "; add a heading, or correct fields and delimiter in dataset.yaml";
    }
    var missing = without(expected, found);
    var unknown = without(found, expected);
    if (missing.isEmpty() && unknown.isEmpty()) {
      return "the columns are "
          + found
          + " but dataset.yaml lists "
          + expected
          + "; reorder fields";
    }
    var parts = new ArrayList<String>();
    if (!missing.isEmpty()) {
      parts.add("the source lacks the columns " + missing);
    }
    if (!unknown.isEmpty()) {
      parts.add("dataset.yaml does not list the columns " + unknown);
    }
    return String.join(" and ", parts) + "; list each column of the source, with a role";
  }

  private static List<String> without(List<String> names, List<String> others) {
    return names.stream().filter(name -> !others.contains(name)).toList();
  }

  private static String firstRecord(Path input, String label) throws IOException {
    try {
      var bytes = ByteBuffer.wrap(firstRecordBytes(input, label));
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new QualityRefusal(notUtf8(label, 1));
    }
  }

  private static byte[] firstRecordBytes(Path input, String label) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var in = new BufferedInputStream(Files.newInputStream(input))) {
      boolean quoted = false;
      for (int b = in.read(); b >= 0 && (quoted || b != '\n'); b = in.read()) {
        bytes.write(b);
        quoted ^= b == '"';
        if (bytes.size() > LONGEST_BYTES) {
          throw new QualityRefusal(label + ": line 1 never ends; check its quotes and encoding");
        }
      }
    }
    if (Files.size(input) == 0) {
      throw new QualityRefusal(label + ": the file is empty; deliver one with a heading and rows");
    }
    return bytes.toByteArray();
  }

  private static List<String> split(String record, char delimiter) {
    var names = new ArrayList<String>();
    var name = new StringBuilder();
    boolean quoted = false;
    char previous = delimiter;
    for (char c : withoutCarriageReturn(record).toCharArray()) {
      if (c == '"') {
        // A quote that follows a closing one is a doubled quote: the name goes on.
        name.append(!quoted && previous == '"' ? "\"" : "");
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        names.add(name.toString());
        name.setLength(0);
      } else {
        name.append(c);
      }
      previous = c;
    }
    names.add(name.toString());
    return names;
  }

  private static String withoutCarriageReturn(String record) {
    return record.endsWith("\r") ? record.substring(0, record.length() - 1) : record;
  }
}
