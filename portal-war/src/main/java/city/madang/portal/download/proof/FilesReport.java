package city.madang.portal.download.proof;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the last scrub found, and what is not served now.
///
/// @param lastScrub ISO 8601; absent before the first one ended
/// @param files that it looked at
/// @param sizeBytes of them
/// @param damaged relative to the home
public record FilesReport(
    @Nullable String lastScrub, long files, long sizeBytes, List<String> damaged) {
  public FilesReport {
    damaged = List.copyOf(damaged);
  }

  static FilesReport of(@Nullable Instant scrubbed, long files, long bytes, List<String> damaged) {
    return new FilesReport(scrubbed == null ? null : scrubbed.toString(), files, bytes, damaged);
  }
}
