package city.madang.etl.job;

import city.madang.etl.run.Run;
import city.madang.etl.run.TableEngines;
import city.madang.etl.table.EngineLimits;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/// The table engines of the jobs that are under way; each job's end with it, however it ends.
final class JobTables implements JobExecutionListener {
  private final EngineLimits limits;
  private final Map<Long, TableEngines> open = new ConcurrentHashMap<>();

  JobTables(EngineLimits limits) {
    this.limits = limits;
  }

  /// Those of the run of an execution.
  TableEngines of(JobExecution execution, Run run) {
    return open.computeIfAbsent(execution.getId(), _ -> TableEngines.of(run, limits));
  }

  @Override
  public void afterJob(JobExecution execution) {
    var ended = open.remove(execution.getId());
    if (ended != null) {
      ended.close();
    }
  }
}
