package city.madang.etl.job;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.DescriptorException;
import city.madang.etl.doors.Switch;
import city.madang.etl.doors.WorkFolders;
import city.madang.etl.graph.MappingException;
import city.madang.etl.release.Candidate;
import city.madang.etl.run.RunFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/// Starts runs, and goes on with those that did not end.
final class RunHistory {
  private static final Logger LOG = LoggerFactory.getLogger(RunHistory.class);

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
  ///
  /// A switch that was cut off is finished as it was, whatever the descriptor says now.
  RunResult run(Descriptor descriptor) throws JobExecutionException {
    var switched = settle(descriptor.id());
    var _ = keeper.finish();
    var last = findLast(descriptor.id()).filter(this::isResumable);
    var definition = Fingerprint.ofDefinition(descriptor);
    var resumable = last.filter(execution -> Runs.hasDefinition(execution, definition));
    if (resumable.isPresent()) {
      var resumed = start(settled(resumable.get()).getJobParameters());
      return switch (resumed) {
        case RunResult.Published published -> fresh(descriptor, published);
        case RunResult.Refused _ -> begin(descriptor);
        case RunResult.Unchanged _, RunResult.BadDescriptor _, RunResult.Failed _ -> resumed;
      };
    }
    last.ifPresent(this::settled);
    WorkFolders.deleteAll(engines.home(), descriptor.id());
    return switched.isPresent()
        ? fresh(descriptor, new RunResult.Published(switched.get()))
        : begin(descriptor);
  }

  /// Finishes the dataset's switch if it was cut off, and closes runs that need nothing more.
  ///
  /// @return the version that is current by it
  Optional<String> settle(DatasetId dataset) {
    var switched = new Switch(engines.doors()).settle(dataset);
    jobs.findRunningJobExecutions(PublishJobConfig.JOB).stream()
        .filter(execution -> Runs.dataset(execution).equals(dataset.value()))
        .filter(this::isClosed)
        .forEach(this::close);
    return switched;
  }

  /// Datasets with a switch that has not ended.
  List<DatasetId> listOpenSwitches() {
    return engines.register().listIntents().stream().map(Candidate::dataset).toList();
  }

  /// Datasets with a switch or a run that was cut off.
  SortedSet<DatasetId> listUnsettled() {
    var unsettled = new TreeSet<>(listOpenSwitches());
    jobs.findRunningJobExecutions(PublishJobConfig.JOB)
        .forEach(execution -> unsettled.add(new DatasetId(Runs.dataset(execution))));
    return unsettled;
  }

  /// Folders of the datasets whose last run was cut off with its process.
  List<Path> listCutOff() {
    return jobs.findRunningJobExecutions(PublishJobConfig.JOB).stream().map(Runs::folder).toList();
  }

  /// Where the dataset's last run would go on; empty if it would not.
  Optional<RunFiles> findResumable(DatasetId dataset) {
    return findLast(dataset).filter(this::isResumable).flatMap(runs::findFiles);
  }

  private boolean isResumable(JobExecution execution) {
    return isUnfinished(execution) && !isClosed(execution);
  }

  /// Its version is published, withdrawn, retired or given up, by whatever came after it.
  private boolean isClosed(JobExecution execution) {
    var dataset = new DatasetId(Runs.dataset(execution));
    var version = Runs.version(execution);
    return engines.register().find(dataset, version).isPresent()
        || keeper.isGone(dataset, version)
        || engines.register().wasAbandoned(dataset, version);
  }

  /// Deletes what the end of its last step would have deleted.
  private void close(JobExecution execution) {
    runs.findFiles(execution)
        .ifPresent(
            files ->
                new Switch(engines.doors())
                    .tidy(new DatasetId(Runs.dataset(execution)), files.folder()));
    var _ = settled(execution);
    retain(execution);
  }

  /// By the descriptor that it was made of; another one is for the next run to follow.
  private void retain(JobExecution execution) {
    try {
      var descriptor = Definition.read(Runs.folder(execution));
      if (Runs.hasDefinition(execution, Fingerprint.ofDefinition(descriptor))) {
        keeper.retain(descriptor);
      }
    } catch (DescriptorException | MappingException changed) {
      LOG.debug("the descriptor of a run that was cut off is another one now", changed);
    }
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

  /// Spring Batch refuses to restart what looks as if it were still running.
  private JobExecution settled(JobExecution execution) {
    return execution.isRunning() ? operator.recover(execution) : execution;
  }

  private Optional<JobExecution> findLast(DatasetId dataset) {
    return jobs.getJobInstances(PublishJobConfig.JOB, 0, LOOK_BACK).stream()
        .map(jobs::getLastJobExecution)
        .filter(execution -> execution != null && Runs.dataset(execution).equals(dataset.value()))
        .findFirst();
  }

  private static boolean isUnfinished(JobExecution execution) {
    return execution.getStatus() != BatchStatus.COMPLETED && !Runs.isRefused(execution);
  }
}
