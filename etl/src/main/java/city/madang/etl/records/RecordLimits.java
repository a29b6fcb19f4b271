package city.madang.etl.records;

import java.time.Duration;

/// What all queries together, and one of them, may take.
///
/// @param memoryBytes of the engine, outside of the heap; at least 64 MiB
/// @param threads of the engine
/// @param pages that are asked at once
/// @param exports that run at once
/// @param pageTime until a page is there
/// @param firstRowTime until an export has its first row
/// @param exportTime until an export has its last row, however slow its client
public record RecordLimits(
    long memoryBytes,
    int threads,
    int pages,
    int exports,
    Duration pageTime,
    Duration firstRowTime,
    Duration exportTime) {

  /// For a portal beside other engines.
  public static final RecordLimits PORTAL =
      new RecordLimits(
          512L << 20, 2, 4, 8, Duration.ofSeconds(15), Duration.ofMinutes(2), Duration.ofHours(6));

  /// For an engine beside another one, with one thread.
  RecordLimits serial() {
    return new RecordLimits(
        Math.max(64L << 20, memoryBytes / 2),
        1,
        pages,
        exports,
        pageTime,
        firstRowTime,
        exportTime);
  }
}
