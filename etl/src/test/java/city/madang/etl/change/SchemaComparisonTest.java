package city.madang.etl.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A field before and after, in the words of `schema.json`, and what a reader of the old one
/// suffers.
class SchemaComparisonTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "type":"integer"                  | "type":"integer"                   | none
          "type":"integer"                  | "type":"number"                    | type-changed breaking
          "type":"number"                   | "type":"integer"                   | type-changed breaking
          "constraints":{}                  | "constraints":{"required":true}    | required-tightened compatible
          "constraints":{"required":true}   | "constraints":{}                   | required-loosened breaking
          "constraints":{}                  | "constraints":{"unique":true}      | unique-tightened compatible
          "constraints":{"unique":true}     | "constraints":{}                   | unique-loosened breaking
          "constraints":{"minimum":1}       | "constraints":{"minimum":1.0}      | none
          "constraints":{"minimum":1}       | "constraints":{"minimum":2}        | minimum-tightened compatible
          "constraints":{"minimum":1}       | "constraints":{"minimum":0.5}      | minimum-loosened breaking
          "constraints":{"minimum":1}       | "constraints":{}                   | minimum-loosened breaking
          "constraints":{}                  | "constraints":{"maximum":9}        | maximum-tightened compatible
          "constraints":{"maximum":9}       | "constraints":{"maximum":8}        | maximum-tightened compatible
          "constraints":{"maximum":9}       | "constraints":{"maximum":10}       | maximum-loosened breaking
          "constraints":{}                  | "constraints":{"pattern":"a"}      | pattern-tightened compatible
          "constraints":{"pattern":"a"}     | "constraints":{"pattern":"b"}      | pattern-loosened breaking
          "constraints":{}                  | "constraints":{"enum":["a"]}       | enum-tightened compatible
          "constraints":{"enum":["a","b"]}  | "constraints":{"enum":["b"]}       | enum-tightened compatible
          "constraints":{"enum":["a"]}      | "constraints":{"enum":["a","b"]}   | enum-loosened breaking
          "constraints":{"enum":["a"]}      | "constraints":{}                   | enum-loosened breaking
          "unit":"m"                        | "unit":"km"                        | unit-changed breaking
          "type":"number"                   | "type":"number","unit":"m"         | unit-changed compatible
          "unit":"m","type":"number"        | "type":"number"                    | unit-changed breaking
          "description":"길이 / Length"       | "description":"거리 / Distance"      | description-changed compatible
          "type":"number"                   | "type":"number","description":"a"  | description-changed compatible
          "format":"default"                | "format":"%d"                      | format-changed breaking
          "role":"open"                     | "role":"measure","round":5         | role-changed breaking, round-changed breaking
          "role":"quasi","hierarchy":"flat" | "role":"quasi","hierarchy":"h3 9"  | hierarchy-changed breaking
          "zone":"UTC"                      | "zone":"Asia/Seoul"                | zone-changed breaking
          "type":"datetime"                 | "type":"datetime","zone":"UTC"     | none
          "type":"integer"                  | "role":"open","type":"integer"     | none
          """)
  void compare_field_tellsWhatAReaderSuffers(String before, String after, String expected)
      throws IOException {
    var changes = compare(table(field(before), ""), table(field(after), ""));

    assertThat(words(changes)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "'', x, key-added compatible",
    "x, '', key-removed breaking",
    "x, other, key-changed breaking",
    "x, x, none"
  })
  void compare_key_breaksWhoeverReliesOnIt(String before, String after, String expected)
      throws IOException {
    var changes =
        compare(
            table(field("\"role\":\"open\""), before), table(field("\"role\":\"open\""), after));

    assertThat(words(changes)).isEqualTo(expected);
  }

  private static String words(List<SchemaChange> changes) {
    var words =
        changes.stream()
            .map(change -> change.kind() + (change.compatible() ? " compatible" : " breaking"))
            .toList();
    return words.isEmpty() ? "none" : String.join(", ", words);
  }

  private static String field(String properties) {
    return "{\"name\":\"x\"," + properties + "}";
  }

  private static String table(String field, String key) {
    return "{\"tables\":[{\"name\":\"t\",\"schema\":{\"fields\":[%s],\"primaryKey\":[%s]}}]}"
        .formatted(field, key.isEmpty() ? "" : "\"" + key + "\"");
  }

  private List<SchemaChange> compare(String before, String after) throws IOException {
    return SchemaComparison.compare(read("before.json", before), read("after.json", after));
  }

  private ReleasedSchema read(String name, String text) throws IOException {
    return ReleasedSchema.read(Files.writeString(folder.resolve(name), text));
  }
}
