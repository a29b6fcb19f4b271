package city.madang.portal.download.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// The result of hashing a file once.
///
/// @param path of the file
/// @param sha256 what it should be
/// @param stamp of the file that was hashed
/// @param checked when
/// @param intact whether it was what it should be
record Proof(Path path, String sha256, Stamp stamp, Instant checked, boolean intact) {
  /// Each file is scrubbed daily, so an older proof is of a file that nobody looked at.
  static final Duration LIFETIME = Duration.ofDays(2);

  boolean covers(String expected, Stamp now, Instant moment) {
    return sha256.equals(expected) && stamp.equals(now) && moment.isBefore(checked.plus(LIFETIME));
  }
}
