package city.madang.etl.job;

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.Isolation;

/// Job `publish`: fetch → stage → check → anonymize → export → map → compare → sign → index → graph
/// → switch → retain.
///
/// A step is one set-based statement, or one transaction; `index` goes on after its last chunk.
///
/// No two runs have equal parameters, so they need not be serialized, which some databases do by
/// refusing one of two that begin at once.
@Configuration(proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository(isolationLevelForCreate = Isolation.READ_COMMITTED)
class PublishJobConfig {
  /// The name under which the repository keeps all runs.
  static final String JOB = "publish";

  @Bean
  JdbcTransactionManager transactionManager(Engines engines) {
    return new JdbcTransactionManager(engines.database());
  }

  @Bean
  Job publish(JobRepository jobs, Engines engines, StepFactory steps) {
    var fetch = steps.fetch(jobs);
    return new JobBuilder(JOB, jobs)
        .listener(steps.tables())
        .start(fetch)
        .on(FetchTasklet.UNCHANGED.getExitCode())
        .end()
        .from(fetch)
        .on("COMPLETED")
        .to(release(jobs, engines, steps))
        .end()
        .build();
  }

  private static Flow release(JobRepository jobs, Engines engines, StepFactory steps) {
    var flow = new FlowBuilder<Flow>("release");
    RunSteps.beforeIndex(engines).forEach(step -> flow.next(steps.of(step, jobs)));
    flow.next(steps.index(jobs));
    RunSteps.afterIndex(engines).forEach(step -> flow.next(steps.of(step, jobs)));
    return flow.build();
  }
}
