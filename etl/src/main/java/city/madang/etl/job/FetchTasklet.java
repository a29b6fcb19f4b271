package city.madang.etl.job;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.doors.ProvenFiles;
import city.madang.etl.source.SourceFetcher;
import java.time.Instant;
import java.util.Optional;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/// Step `fetch`: brings the source into the vault, and ends the run early when nothing is new.
final class FetchTasklet implements Tasklet {
  /// Neither source nor descriptor changed since the current release.
  static final ExitStatus UNCHANGED = new ExitStatus("UNCHANGED");

  private final Runs runs;
  private final Engines engines;
  private final JobRepository jobs;

  FetchTasklet(Runs runs, Engines engines, JobRepository jobs) {
    this.runs = runs;
    this.engines = engines;
    this.jobs = jobs;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
    var unchanged = fetch(contribution.getStepExecution().getJobExecution());
    contribution.setExitStatus(unchanged ? UNCHANGED : ExitStatus.COMPLETED);
    return RepeatStatus.FINISHED;
  }

  private boolean fetch(JobExecution execution) {
    var descriptor = runs.descriptor(execution);
    var source = new SourceFetcher(engines.vault()).fetch(descriptor);
    var fingerprint =
        Fingerprint.ofRelease(
            Fingerprint.ofDefinition(descriptor), source.sha256(), engines.baseIri());
    var version = engines.register().nextVersion(descriptor.id(), Instant.now(engines.clock()));
    runs.save(execution, version, source, fingerprint);
    // Spring Batch keeps a job's context only after the step has completed: killed in between, the
    // run would go on without knowing what was fetched.
    jobs.updateExecutionContext(execution);
    return engines.register().findFingerprint(descriptor.id()).equals(Optional.of(fingerprint))
        && isIntact(descriptor.id());
  }

  /// A release whose files are damaged is made again, or nothing would ever mend it.
  private boolean isIntact(DatasetId dataset) {
    var register = engines.register();
    var current = register.findCurrent(dataset).orElseThrow();
    var signature = register.findSignatureSha256(dataset, current.version());
    return ProvenFiles.findFault(current.folder(), current.manifestSha256(), signature).isEmpty();
  }
}
