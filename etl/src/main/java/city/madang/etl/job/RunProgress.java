package city.madang.etl.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far one run is. Written by the run, read by whoever watches it; thread-safe.
public final class RunProgress {
  private final String dataset;
  private final List<Step> steps = new ArrayList<>();
  private Instant begun = Instant.EPOCH;
  private @Nullable RunResult result;

  RunProgress(String dataset) {
    this.dataset = dataset;
  }

  String dataset() {
    return dataset;
  }

  /// A run that ended before its first step.
  static RunProgress ended(String dataset, RunResult result) {
    var progress = new RunProgress(dataset);
    progress.end(result);
    return progress;
  }

  /// One step that has begun.
  ///
  /// @param name of the step
  /// @param rows that went through so far
  /// @param millis that it has taken
  /// @param done whether it has ended
  public record Step(String name, long rows, long millis, boolean done) {}

  /// A run at one moment.
  ///
  /// @param dataset id, or folder when the descriptor could not be read
  /// @param steps in order; the last one may be under way
  /// @param exitCode absent while the run goes on
  /// @param messages what the result says
  public record Snapshot(
      String dataset, List<Step> steps, Optional<Integer> exitCode, List<String> messages) {}

  /// What is known now.
  public synchronized Snapshot snapshot() {
    return new Snapshot(
        dataset,
        List.copyOf(steps),
        Optional.ofNullable(result).map(RunResult::exitCode),
        result == null ? List.of() : result.messages());
  }

  synchronized void begin(String step, Instant now) {
    begun = now;
    steps.add(new Step(step, 0, 0, false));
  }

  synchronized void update(long rows, Instant now, boolean done) {
    var last = steps.removeLast();
    steps.add(new Step(last.name(), rows, Duration.between(begun, now).toMillis(), done));
  }

  synchronized void end(RunResult ended) {
    result = ended;
  }

  synchronized boolean hasEnded() {
    return result != null;
  }
}
