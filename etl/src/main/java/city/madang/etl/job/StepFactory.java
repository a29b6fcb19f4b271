package city.madang.etl.job;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;

/// Makes the steps of job `publish`, each with the same listeners.
///
/// @param watcher is told of each step after `progress`
record StepFactory(
    Engines engines, Runs runs, ProgressListener progress, StepExecutionListener watcher) {
  Step fetch(JobRepository jobs) {
    return step("fetch", new FetchTasklet(runs, engines, jobs), jobs);
  }

  Step index(JobRepository jobs) {
    return step("index", new IndexTasklet(engines, runs, progress), jobs);
  }

  Step of(RunStep step, JobRepository jobs) {
    return step(step.name(), new RunTasklet(step, runs), jobs);
  }

  /// Ends what the steps of a run shared.
  JobExecutionListener ending() {
    return new JobExecutionListener() {
      @Override
      public void afterJob(JobExecution ended) {
        runs.end(ended);
      }
    };
  }

  private Step step(String name, Tasklet tasklet, JobRepository jobs) {
    return new StepBuilder(name, jobs)
        .tasklet(tasklet)
        .listener(progress)
        .listener(watcher)
        .build();
  }
}
