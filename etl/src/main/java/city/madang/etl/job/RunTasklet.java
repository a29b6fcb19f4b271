package city.madang.etl.job;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/// Lets Spring Batch run a [RunStep].
final class RunTasklet implements Tasklet {
  private final RunStep step;
  private final Runs runs;
  private final JobTables tables;

  RunTasklet(RunStep step, Runs runs, JobTables tables) {
    this.step = step;
    this.runs = runs;
    this.tables = tables;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
    var execution = contribution.getStepExecution().getJobExecution();
    var run = runs.get(execution);
    contribution.incrementWriteCount(step.execute(run, tables.of(execution, run)));
    return RepeatStatus.FINISHED;
  }
}
