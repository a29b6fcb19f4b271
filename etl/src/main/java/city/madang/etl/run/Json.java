package city.madang.etl.run;

import city.madang.etl.source.Beside;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Records as JSON files.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /// Writes `file` beside its place and renames it.
  public static void write(Path file, Object value) {
    var text = MAPPER.writeValueAsString(value) + "\n";
    Beside.write(file, beside -> Files.writeString(beside, text));
  }

  /// Reads what [#write] has written.
  public static <T> T read(Path file, Class<T> type) {
    return MAPPER.readValue(file, type);
  }
}
