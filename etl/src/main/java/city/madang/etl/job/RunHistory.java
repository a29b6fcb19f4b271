package city.madang.etl.job;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Descriptor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/// Starts runs, and goes on with those that did not end.
final class RunHistory {
  /// How far back an unfinished run is looked for, in runs of all datasets.
  private static final int LOOK_BACK = 200;

  private final JobRepository jobs;
  private final JobOperator operator;
  private final Job job;
  private final Engines engines;
  private final Runs runs;
  private final ReleaseKeeper keeper;

  RunHistory(JobRepository jobs, JobOperator operator, Job job, Engines engines) {
    this.jobs = jobs;
    this.operator = operator;
    this.job = job;
    this.engines = engines;
    this.runs = new Runs(engines);
    this.keeper = new ReleaseKeeper(engines);
  }

  /// Runs the dataset: what was cut off first, then, as that may be old, from the source again.
  RunResult run(Descriptor descriptor) throws JobExecutionException {
    var _ = keeper.finish();
    var definition = Fingerprint.ofDefinition(descriptor);
    var unfinished =
        findLast(descriptor)
            .filter(RunHistory::isUnfinished)
            .filter(this::isWanted)
            .filter(execution -> Runs.hasDefinition(execution, definition));
    if (unfinished.isPresent()) {
      var resumed = start(settled(unfinished.get()).getJobParameters());
      return switch (resumed) {
        case RunResult.Published published -> fresh(descriptor, published);
        case RunResult.Refused _ -> begin(descriptor);
        case RunResult.Unchanged _, RunResult.BadDescriptor _, RunResult.Failed _ -> resumed;
      };
    }
    WorkFolders.deleteAll(engines.home(), descriptor.id());
    return begin(descriptor);
  }

  /// Folders of the datasets whose last run was cut off with its process.
  List<Path> listCutOff() {
    return jobs.findRunningJobExecutions(PublishJobConfig.JOB).stream().map(Runs::folder).toList();
  }

  private RunResult fresh(Descriptor descriptor, RunResult.Published before)
      throws JobExecutionException {
    var again = begin(descriptor);
    return again instanceof RunResult.Unchanged ? before : again;
  }

  private RunResult begin(Descriptor descriptor) throws JobExecutionException {
    var definition = Fingerprint.ofDefinition(descriptor);
    var result = start(runs.parameters(descriptor, definition, engines.clock()));
    if (result instanceof RunResult.Unchanged) {
      keeper.retain(descriptor); // nothing is new, but all has become older
    }
    return result;
  }

  private RunResult start(JobParameters parameters) throws JobExecutionException {
    var execution = operator.start(job, parameters);
    var result = RunResults.of(execution, engines.register());
    if (result instanceof RunResult.Refused || result instanceof RunResult.BadDescriptor) {
      Runs.markRefused(execution);
      jobs.updateExecutionContext(execution);
      runs.findFiles(execution).ifPresent(WorkFolders::keepReports);
    }
    return result;
  }

  /// A run whose release was withdrawn before it came to its end is never gone on with.
  private boolean isWanted(JobExecution execution) {
    if (!keeper.isGone(new DatasetId(Runs.dataset(execution)), Runs.version(execution))) {
      return true;
    }
    var _ = settled(execution);
    return false;
  }

  /// Spring Batch refuses to restart what looks as if it were still running.
  private JobExecution settled(JobExecution execution) {
    return execution.isRunning() ? operator.recover(execution) : execution;
  }

  private Optional<JobExecution> findLast(Descriptor descriptor) {
    return jobs.getJobInstances(PublishJobConfig.JOB, 0, LOOK_BACK).stream()
        .map(jobs::getLastJobExecution)
        .filter(execution -> execution != null && Runs.isOf(execution, descriptor))
        .findFirst();
  }

  private static boolean isUnfinished(JobExecution execution) {
    return execution.getStatus() != BatchStatus.COMPLETED && !Runs.isRefused(execution);
  }
}
