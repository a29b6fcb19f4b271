package city.madang.etl.job;

import java.util.List;

/// What a repair did, and what it could not do. Both are empty when all was well.
///
/// @param done in order
/// @param stopped with what helps
public record RepairReport(List<Entry> done, List<Entry> stopped) {
  public RepairReport {
    done = List.copyOf(done);
    stopped = List.copyOf(stopped);
  }

  /// One line about one dataset.
  public record Entry(String dataset, String what) {}

  /// A repair at one moment; its lists are empty until it has ended.
  public record Snapshot(boolean ended, List<Entry> done, List<Entry> stopped) {
    public Snapshot {
      done = List.copyOf(done);
      stopped = List.copyOf(stopped);
    }
  }
}
