package city.madang.portal.sparql.jobs;

import java.time.Duration;

/// What jobs may take.
///
/// @param most of them that are kept, with their results
/// @param mostOfOne of them that one client has
/// @param longest time until a result is whole
/// @param kept so long after its end
public record JobSettings(int most, int mostOfOne, Duration longest, Duration kept) {
  public JobSettings {
    if (most < 0 || mostOfOne < 0) {
      throw new IllegalArgumentException("there are no fewer jobs than none");
    }
  }
}
