package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.release.TestDatabase;
import java.time.LocalDateTime;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// What a restart reads of a run, from each database that a city may use.
class JobRepositoryTest {
  @ParameterizedTest
  @EnumSource
  void repository_afterARestart_tellsWhereTheRunWas(TestDatabase kind) throws Exception {
    var database = kind.migrated();
    var parameters = new JobParametersBuilder().addString("dataset", "이용").toJobParameters();
    var before = repository(database);
    var instance = before.createJobInstance("publish", parameters);
    var run = before.createJobExecution(instance, parameters, new ExecutionContext());
    var step = before.createStepExecution("index", run);
    step.setStatus(BatchStatus.STARTED);
    step.setStartTime(LocalDateTime.parse("2026-11-23T12:00:00"));
    step.setExitStatus(ExitStatus.UNKNOWN.addExitDescription("멈춤".repeat(600)));
    step.getExecutionContext().putString("cursor", "행 12".repeat(1_000));
    before.update(step);
    before.updateExecutionContext(step);

    var after =
        Objects.requireNonNull(repository(database).getLastStepExecution(instance, "index"));

    assertThat(after.getStatus()).isEqualTo(BatchStatus.STARTED);
    assertThat(after.getStartTime()).isEqualTo("2026-11-23T12:00:00");
    assertThat(after.getExecutionContext().getString("cursor")).isEqualTo("행 12".repeat(1_000));
  }

  private static JobRepository repository(DataSource database) throws Exception {
    var factory = new JdbcJobRepositoryFactoryBean();
    factory.setDataSource(database);
    factory.setTransactionManager(new JdbcTransactionManager(database));
    factory.afterPropertiesSet();
    return factory.getObject();
  }
}
