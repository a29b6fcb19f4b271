package city.madang.etl.job;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;

/// Makes the steps of job `publish`, each with the same listeners.
///
/// @param tables hears when a job ends
/// @param watcher is told of each step after `progress`
record StepFactory(
    Engines engines,
    Runs runs,
    JobTables tables,
    ProgressListener progress,
    StepExecutionListener watcher) {
  Step fetch(JobRepository jobs) {
    return step("fetch", new FetchTasklet(runs, engines, jobs), jobs);
  }

  Step index(JobRepository jobs) {
    return step("index", new IndexTasklet(engines, runs, tables, progress), jobs);
  }

  Step of(RunStep step, JobRepository jobs) {
    return step(step.name(), new RunTasklet(step, runs, tables), jobs);
  }

  private Step step(String name, Tasklet tasklet, JobRepository jobs) {
    return new StepBuilder(name, jobs)
        .tasklet(tasklet)
        .listener(progress)
        .listener(watcher)
        .build();
  }
}
