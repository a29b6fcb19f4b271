package city.madang.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Why WildFly does not serve the portal, as the marker beside the WAR tells it.
final class DeploymentFailure {
  private static final Pattern CAUSE = Pattern.compile("Caused by: [\\w.$]+: ([^\\n]+)");

  private DeploymentFailure() {}

  /// The message of the innermost cause; empty as long as nothing failed.
  ///
  /// @param marker `portal.war.failed`
  static Optional<String> find(Path marker) {
    try {
      return Files.exists(marker) ? Optional.of(cause(Files.readString(marker))) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cause(String failure) {
    return CAUSE
        .matcher(failure)
        .results()
        .reduce((_, inner) -> inner)
        .map(inner -> inner.group(1).replaceFirst("\\\\\"}}\"$", ""))
        .orElse("its deployment failed");
  }
}
