package city.madang.portal.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks each part that a door stands on whether it answers.
public final class HealthChecks {
  private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);

  private final Map<String, Check> checks;
  private final IntSupplier damagedFiles;
  private final IntSupplier lostQueries;

  /// @param checks by the name that the client sees, in order
  /// @param damagedFiles how many published files are damaged; they close no door
  /// @param lostQueries how many do not end though they were told to; they close no door either
  public HealthChecks(
      Map<String, Check> checks, IntSupplier damagedFiles, IntSupplier lostQueries) {
    this.checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    this.damagedFiles = damagedFiles;
    this.lostQueries = lostQueries;
  }

  /// Answers quietly, or throws.
  @FunctionalInterface
  public interface Check {
    void run() throws Exception;
  }

  /// `up` or `down` of each part.
  Map<String, String> states() {
    var states = new LinkedHashMap<String, String>();
    checks.forEach((name, check) -> states.put(name, state(name, check)));
    return states;
  }

  /// Published files that are not served because they are damaged.
  int damagedFiles() {
    return damagedFiles.getAsInt();
  }

  /// Queries that do not end though they were told to.
  int lostQueries() {
    return lostQueries.getAsInt();
  }

  private static String state(String name, Check check) {
    try {
      check.run();
      return "up";
    } catch (Exception e) {
      LOG.warn("{} does not answer", name, e);
      return "down";
    }
  }
}
