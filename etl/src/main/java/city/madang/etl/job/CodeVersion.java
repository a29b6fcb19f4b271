package city.madang.etl.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// The version of the code, which the build writes down.
final class CodeVersion {
  private static final String FILE = "version.properties";

  private CodeVersion() {}

  static String read() {
    try (var in = CodeVersion.class.getResourceAsStream(FILE)) {
      var values = new Properties();
      values.load(Objects.requireNonNull(in, FILE));
      return values.getProperty("version", "");
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read the version of the code", failed);
    }
  }
}
