package city.madang.etl.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import co.elastic.clients.elasticsearch._types.FieldValue;
import java.util.Base64;
import java.util.List;

/// The place after a hit, as an opaque text.
///
/// @param generation of the indices that were searched
/// @param score of the hit
/// @param key of its document; tells apart hits of one score
record Cursor(String generation, double score, String key) {
  /// @throws IllegalArgumentException if `text` was not made by [#toString()]
  static Cursor parse(String text) {
    var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", 3);
    var score = parts.length == 3 ? Double.parseDouble(parts[1]) : Double.NaN;
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("not a cursor");
    }
    return new Cursor(parts[0], score, SearchText.clean(parts[2]));
  }

  static Cursor of(String generation, List<FieldValue> sort) {
    return new Cursor(generation, sort.get(0).doubleValue(), sort.get(1).stringValue());
  }

  List<FieldValue> toSort() {
    return List.of(FieldValue.of(score), FieldValue.of(key));
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((generation + " " + score + " " + key).getBytes(UTF_8));
  }
}
