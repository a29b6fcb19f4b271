package city.madang.etl.job;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.run.Run;
import city.madang.etl.run.RunException;
import city.madang.etl.run.RunFiles;
import city.madang.etl.source.StoredSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/// Writes a run into a job execution and reads it back, by this process or the next.
final class Runs {
  private static final String DATASET = "dataset";
  private static final String FOLDER = "folder";
  private static final String DEFINITION = "definition";
  private static final String REQUESTED = "requested";
  private static final String VERSION = "version";
  private static final String SOURCE = "source";
  private static final String FINGERPRINT = "fingerprint";
  private static final String REFUSED = "refused";

  private final Engines engines;

  Runs(Engines engines) {
    this.engines = engines;
  }

  /// The parameters of a new run; two runs never share them.
  JobParameters parameters(Descriptor descriptor, String definition, Clock clock) {
    return new JobParametersBuilder()
        .addString(DATASET, descriptor.id().value())
        .addString(FOLDER, descriptor.folder().toString())
        .addString(DEFINITION, definition)
        .addString(REQUESTED, Instant.now(clock).toString())
        .toJobParameters();
  }

  static boolean hasDefinition(JobExecution execution, String definition) {
    return definition.equals(execution.getJobParameters().getString(DEFINITION));
  }

  static String dataset(JobExecution execution) {
    return required(execution.getJobParameters().getString(DATASET));
  }

  static Path folder(JobExecution execution) {
    return Path.of(required(execution.getJobParameters().getString(FOLDER)));
  }

  /// The descriptor as it was when the run was asked for.
  ///
  /// @throws RunException if the folder has changed since
  Descriptor descriptor(JobExecution execution) {
    var descriptor = DescriptorReader.read(folder(execution));
    requireDefinition(execution, descriptor);
    return descriptor;
  }

  private static void requireDefinition(JobExecution execution, Descriptor descriptor) {
    if (!hasDefinition(execution, Fingerprint.ofDefinition(descriptor))) {
      throw new RunException("the dataset folder changed during the run: publish it again");
    }
  }

  /// Keeps what fetching found out.
  void save(JobExecution execution, String version, StoredSource source, String fingerprint) {
    var context = execution.getExecutionContext();
    context.putString(VERSION, version);
    context.putString(SOURCE, source.sha256());
    context.putString(FINGERPRINT, fingerprint);
  }

  /// The version that fetching chose; empty before.
  static String version(JobExecution execution) {
    return execution.getExecutionContext().getString(VERSION, "");
  }

  /// A refused run is not restarted: its data or its descriptor must change first.
  static void markRefused(JobExecution execution) {
    execution.getExecutionContext().putString(REFUSED, "true");
  }

  static boolean isRefused(JobExecution execution) {
    return execution.getExecutionContext().containsKey(REFUSED);
  }

  /// Where the run works; empty before it was fetched.
  Optional<RunFiles> findFiles(JobExecution execution) {
    return Optional.of(version(execution))
        .filter(version -> !version.isEmpty())
        .map(version -> files(dataset(execution), version));
  }

  /// The run of an execution whose source has been fetched.
  Run get(JobExecution execution) {
    var context = execution.getExecutionContext();
    var descriptor = DescriptorReader.read(folder(execution));
    var source = required(context.getString(SOURCE));
    var counted = Fingerprint.ofCounts(descriptor, source);
    // Behind what was read of the folder, so that a change in between is noticed.
    requireDefinition(execution, descriptor);
    var version = required(context.getString(VERSION));
    return new Run(
        descriptor,
        version,
        engines.vault().get(source),
        required(context.getString(FINGERPRINT)),
        counted,
        engines.baseIri(),
        files(descriptor.id().value(), version));
  }

  private RunFiles files(String dataset, String version) {
    return new RunFiles(engines.home().work().resolve(dataset).resolve(version));
  }

  private static String required(@Nullable String value) {
    if (value == null) {
      throw new IllegalStateException("the job execution lacks what an earlier step saved");
    }
    return value;
  }
}
