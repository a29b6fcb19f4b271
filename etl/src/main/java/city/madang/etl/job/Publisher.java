package city.madang.etl.job;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.DescriptorException;
import city.madang.etl.graph.MappingException;
import city.madang.etl.release.WithdrawalReason;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// Publishes datasets: one run of a dataset at a time, each on the executor it was given.
///
/// A run that was cut off goes on where it stopped, when it is asked for again or by [#recover].
public final class Publisher implements AutoCloseable {
  private final Executor executor;
  private final AnnotationConfigApplicationContext context;
  private final ProgressListener listener;
  private final RunHistory history;
  private final ReleaseKeeper keeper;
  private final Map<DatasetId, RunProgress> latest = new ConcurrentHashMap<>();

  public Publisher(Engines engines, Executor executor) {
    this(engines, executor, new StepExecutionListener() {});
  }

  /// @param watcher is told of each step too
  Publisher(Engines engines, Executor executor, StepExecutionListener watcher) {
    this.executor = executor;
    this.keeper = new ReleaseKeeper(engines);
    this.listener = new ProgressListener(engines.clock());
    this.context = context(engines, listener, watcher);
    this.history =
        new RunHistory(
            context.getBean(JobRepository.class),
            context.getBean(JobOperator.class),
            context.getBean(Job.class),
            engines);
  }

  /// Asks for a run of the dataset in `folder`. One that is under way already is joined.
  public RunProgress publish(Path folder) {
    try {
      return publish(Definition.read(folder));
    } catch (DescriptorException | MappingException bad) {
      return RunProgress.ended(String.valueOf(folder.getFileName()), RunResults.of(bad));
    }
  }

  /// The last run of a dataset that this process knows.
  public Optional<RunProgress> find(DatasetId dataset) {
    return Optional.ofNullable(latest.get(dataset));
  }

  /// Takes a release back: it leaves all doors at once, and its files are deleted. A second time
  /// deletes what could not be deleted before, and changes nothing else.
  ///
  /// @return empty if there was never such a release
  public Optional<Withdrawal> withdraw(DatasetId dataset, String version, WithdrawalReason why) {
    return keeper.withdraw(dataset, version, why);
  }

  /// Deletes what releases that are gone have left; what cannot be deleted is told in the log.
  public void deleteRemains() {
    var _ = keeper.finish();
  }

  /// Goes on with what an earlier process left unfinished: deletions, then runs.
  public void recover() {
    executor.execute(this::deleteRemains);
    history.listCutOff().forEach(this::publish);
  }

  /// Stops taking runs; one under way is cut off and goes on after the next start.
  @Override
  public void close() {
    context.close();
  }

  private synchronized RunProgress publish(Descriptor descriptor) {
    var running = latest.get(descriptor.id());
    if (running != null && !running.hasEnded()) {
      return running;
    }
    var progress = new RunProgress(descriptor.id().value());
    latest.put(descriptor.id(), progress);
    listener.watch(progress);
    executor.execute(() -> run(descriptor, progress));
    return progress;
  }

  private void run(Descriptor descriptor, RunProgress progress) {
    try {
      progress.end(history.run(descriptor));
    } catch (Throwable failure) {
      // Even an Error must end the run, or whoever watches it would wait for ever.
      progress.end(RunResults.of(failure));
    }
  }

  private static AnnotationConfigApplicationContext context(
      Engines engines, ProgressListener listener, StepExecutionListener watcher) {
    var context = new AnnotationConfigApplicationContext();
    context.setClassLoader(Publisher.class.getClassLoader());
    context.registerBean(Engines.class, () -> engines);
    context.registerBean("dataSource", DataSource.class, engines::database);
    var steps = new StepFactory(engines, new Runs(engines), listener, watcher);
    context.registerBean(StepFactory.class, () -> steps);
    context.register(PublishJobConfig.class);
    context.refresh();
    return context;
  }
}
