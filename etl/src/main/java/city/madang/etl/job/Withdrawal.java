package city.madang.etl.job;

import java.time.Instant;
import java.util.List;

/// A release that was taken back.
///
/// @param dataset whose release it was
/// @param version of the release
/// @param at when it was withdrawn, the first time
/// @param why in the words that everybody reads
/// @param wasCurrent whether the dataset is out of all doors now
/// @param remainsIn releases whose diffs hold rows and triples of it, as they were compared with it
/// @param left what of it could not be deleted yet: `graph`, `search`, `files`
public record Withdrawal(
    String dataset,
    String version,
    Instant at,
    String why,
    boolean wasCurrent,
    List<String> remainsIn,
    List<String> left) {
  public Withdrawal {
    remainsIn = List.copyOf(remainsIn);
    left = List.copyOf(left);
  }
}
