package city.madang.portal.download.proof;

import static city.madang.portal.problem.ProblemType.OVERLOADED;

import city.madang.portal.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files that could not be read a moment ago: nothing is known of what is in them. Thread-safe.
final class Unreadable {
  private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);

  /// Who waits for a proof is told so long, instead of waiting for the next one that fails.
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Path root;
  private final Clock clock;
  private final Map<Path, Instant> failed = new ConcurrentHashMap<>();

  Unreadable(Path root, Clock clock) {
    this.root = root;
    this.clock = clock;
  }

  void note(Path file, IOException failure) {
    if (failed.put(file, clock.instant()) == null) {
      LOG.warn("a published file cannot be read now: {}", root.relativize(file), failure);
    }
  }

  boolean isNow(Path file) {
    var when = failed.get(file);
    return when != null && clock.instant().isBefore(when.plus(PAUSE));
  }

  void forget(Path file) {
    failed.remove(file);
  }

  ProblemException problem() {
    return OVERLOADED.with("the file cannot be read at the moment: ask again in a while");
  }
}
