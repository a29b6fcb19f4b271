package city.madang.etl.job;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/// Tells whoever watches a run which step it is at, and logs one line for each step.
final class ProgressListener implements StepExecutionListener {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressListener.class);

  private final Clock clock;
  private final Map<String, RunProgress> watched = new ConcurrentHashMap<>();

  ProgressListener(Clock clock) {
    this.clock = clock;
  }

  void watch(RunProgress progress) {
    watched.put(progress.dataset(), progress);
  }

  @Override
  public void beforeStep(StepExecution step) {
    progress(step).begin(step.getStepName(), clock.instant());
  }

  /// Tells how many rows have gone through a step that is under way.
  void rows(StepExecution step, long rows) {
    progress(step).update(rows, clock.instant(), false);
  }

  @Override
  public ExitStatus afterStep(StepExecution step) {
    var done = step.getFailureExceptions().isEmpty();
    progress(step).update(step.getWriteCount(), clock.instant(), done);
    LOG.info(
        "{}: {} {}, {} rows",
        Runs.dataset(step.getJobExecution()),
        step.getStepName(),
        step.getExitStatus().getExitCode(),
        step.getWriteCount());
    return step.getExitStatus();
  }

  private RunProgress progress(StepExecution step) {
    return watched.computeIfAbsent(Runs.dataset(step.getJobExecution()), RunProgress::new);
  }
}
