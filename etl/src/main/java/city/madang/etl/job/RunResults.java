package city.madang.etl.job;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.DescriptorError;
import city.madang.etl.dataset.DescriptorException;
import city.madang.etl.graph.MappingException;
import city.madang.etl.index.SearchIndexException;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.quality.QualityRefusal;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.run.OutdatedRunException;
import city.madang.etl.run.RunException;
import city.madang.etl.source.SourceException;
import city.madang.etl.table.TableException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/// Tells how a run ended, from what Spring Batch kept or from what was thrown.
public final class RunResults {
  private static final Logger LOG = LoggerFactory.getLogger(RunResults.class);

  private static final String WITHDRAWN =
      "the current release was withdrawn during the run: publish again for a new one";

  private RunResults() {}

  static RunResult of(JobExecution execution, ReleaseRegister register) {
    if (execution.getStatus() == BatchStatus.COMPLETED) {
      var dataset = new DatasetId(Runs.dataset(execution));
      return register
          .findCurrent(dataset)
          .map(current -> completed(execution, current.version()))
          .orElseGet(() -> new RunResult.Failed(List.of(WITHDRAWN)));
    }
    var failures = execution.getAllFailureExceptions();
    return failures.isEmpty()
        ? new RunResult.Failed(List.of("the run was stopped; publish again to go on"))
        : of(failures.getFirst());
  }

  /// The result that a failure means. What is not expected is logged here, once.
  public static RunResult of(Throwable failure) {
    return switch (failure) {
      case DescriptorException bad ->
          new RunResult.BadDescriptor(
              bad.errors().stream().map(DescriptorError::toString).toList());
      case MappingException bad -> new RunResult.BadDescriptor(bad.faults());
      case PrivacyRefusal refused -> new RunResult.Refused(refused.reasons());
      case QualityRefusal refused -> new RunResult.Refused(List.of(message(refused)));
      case OutdatedRunException outdated -> new RunResult.Refused(List.of(message(outdated)));
      case SourceException known -> new RunResult.Failed(List.of(message(known)));
      case TableException known -> new RunResult.Failed(List.of(message(known)));
      case RunException known -> new RunResult.Failed(List.of(message(known)));
      case SearchIndexException down ->
          new RunResult.Failed(
              List.of(
                  "search index: %s; see that the search node runs, then publish again"
                      .formatted(message(down))));
      default -> {
        LOG.error("a run failed", failure);
        yield new RunResult.Failed(
            List.of(
                "unexpected %s; the log tells more".formatted(failure.getClass().getSimpleName())));
      }
    };
  }

  private static RunResult completed(JobExecution execution, String current) {
    return Runs.version(execution).equals(current)
        ? new RunResult.Published(current)
        : new RunResult.Unchanged(current);
  }

  private static String message(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
