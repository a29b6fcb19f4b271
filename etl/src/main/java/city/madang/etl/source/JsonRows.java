package city.madang.etl.source;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The elements of one array in a JSON text, or the values of a text with one a line; only one of
/// them is in memory at a time.
final class JsonRows {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private final Optional<JsonPointer> list;
  private final String label;

  /// @param list where the array lies; absent for a text with a value on each line
  JsonRows(Optional<JsonPointer> list, String label) {
    this.list = list;
    this.label = label;
  }

  /// Reads `in` to its end, so that a text that was cut off never looks like a short one.
  ///
  /// @throws SourceException with the line of the mistake
  void read(InputStream in, Consumer<JsonNode> row) {
    try (var parser = MAPPER.createParser(in)) {
      list.ifPresentOrElse(pointer -> elements(parser, pointer, row), () -> values(parser, row));
    } catch (JacksonException broken) {
      throw new SourceException(
          "%s: line %d: not JSON, or cut off; fetch it again, or correct source.format"
              .formatted(label, Math.max(1, line(broken))));
    }
  }

  private void values(JsonParser parser, Consumer<JsonNode> row) {
    for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.START_ARRAY) {
        throw new SourceException(
            label + ": an array, not one value a line; name it by rows: \"\" in dataset.yaml");
      }
      row.accept(parser.readValueAsTree());
    }
  }

  private void elements(JsonParser parser, JsonPointer pointer, Consumer<JsonNode> row) {
    parser.nextToken();
    if (!enter(parser, pointer) || parser.currentToken() != JsonToken.START_ARRAY) {
      throw new SourceException(
          "%s: there is no array at '%s'; correct rows in dataset.yaml".formatted(label, pointer));
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      row.accept(parser.readValueAsTree());
    }
    while (parser.nextToken() != null) {
      parser.skipChildren();
    }
  }

  /// Moves to the value at `rest`, below the current token.
  private static boolean enter(JsonParser parser, JsonPointer rest) {
    if (rest.matches()) {
      return true;
    }
    boolean array = parser.currentToken() == JsonToken.START_ARRAY;
    if (!array && parser.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    var end = array ? JsonToken.END_ARRAY : JsonToken.END_OBJECT;
    for (int i = 0; parser.nextToken() != end; i++) {
      boolean found = array ? rest.matchesElement(i) : rest.matchesProperty(parser.currentName());
      if (!array) {
        parser.nextToken();
      }
      if (found) {
        return enter(parser, rest.tail());
      }
      parser.skipChildren();
    }
    return false;
  }

  private static int line(JacksonException broken) {
    return broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
  }
}
