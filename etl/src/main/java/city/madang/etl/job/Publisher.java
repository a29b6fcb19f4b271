package city.madang.etl.job;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.DescriptorException;
import city.madang.etl.doors.UnknownSignatures;
import city.madang.etl.export.signature.SigningKeys;
import city.madang.etl.graph.MappingException;
import city.madang.etl.release.WithdrawalReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// Publishes datasets: one run of a dataset at a time, beside those of other datasets.
///
/// A run that was cut off goes on where it stopped, when it is asked for again or by [#recover].
public final class Publisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final Engines engines;
  private final Executor runs;
  private final Executor upkeep;
  private final AnnotationConfigApplicationContext context;
  private final ProgressListener listener;
  private final RunHistory history;
  private final ReleaseKeeper keeper;
  private final UnknownSignatures signatures;
  private final Map<DatasetId, RunProgress> latest = new ConcurrentHashMap<>();
  private final Map<Optional<DatasetId>, CompletableFuture<RepairReport>> repairs =
      new ConcurrentHashMap<>();
  private final AtomicBoolean settling = new AtomicBoolean();

  private final DatasetTurns turns = new DatasetTurns();

  public Publisher(Engines engines, Executor executor) {
    this(engines, executor, executor);
  }

  /// @param runs they may fill it for long
  /// @param upkeep settles and repairs meanwhile
  public Publisher(Engines engines, Executor runs, Executor upkeep) {
    this(engines, runs, upkeep, new StepExecutionListener() {});
  }

  /// @param watcher is told of each step too
  Publisher(Engines engines, Executor executor, StepExecutionListener watcher) {
    this(engines, executor, executor, watcher);
  }

  private Publisher(
      Engines engines, Executor runs, Executor upkeep, StepExecutionListener watcher) {
    this.engines = engines;
    this.runs = runs;
    this.upkeep = upkeep;
    this.keeper = new ReleaseKeeper(engines);
    this.signatures =
        new UnknownSignatures(
            engines.register(), new SigningKeys(engines.home().signing())::publicKeys);
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

  /// Whether no run that was asked for has still to end.
  public boolean isIdle() {
    return latest.values().stream().allMatch(RunProgress::hasEnded);
  }

  /// Goes on with what an earlier process left unfinished: switches first, then deletions, runs.
  public void recover() {
    signatures.learn();
    upkeep.execute(
        () -> {
          history.listUnsettled().forEach(this::settle);
          deleteRemains();
          history.listCutOff().forEach(this::publish);
        });
  }

  /// Finishes switches that stand open because a door did not answer. Cheap when there are none.
  public void settle() {
    if (settling.compareAndSet(false, true)) {
      upkeep.execute(
          () -> {
            try {
              history.listOpenSwitches().forEach(this::settle);
            } finally {
              settling.set(false);
            }
          });
    }
  }

  /// Asks for a repair, which waits for a run of the dataset that it has come to. One that has not
  /// ended is joined.
  ///
  /// @param dataset to be repaired; all if empty
  public synchronized RepairReport.Snapshot repair(Optional<DatasetId> dataset) {
    var running = repairs.get(dataset);
    if (running == null || running.isDone()) {
      repairs.put(
          dataset,
          CompletableFuture.supplyAsync(
              () -> new Repairs(engines, history, turns).repair(dataset), upkeep));
    }
    return findRepair(dataset).orElseThrow();
  }

  /// How far the last repair is.
  public Optional<RepairReport.Snapshot> findRepair(Optional<DatasetId> dataset) {
    return Optional.ofNullable(repairs.get(dataset)).map(Publisher::snapshot);
  }

  private static RepairReport.Snapshot snapshot(CompletableFuture<RepairReport> repair) {
    if (!repair.isDone()) {
      return new RepairReport.Snapshot(false, List.of(), List.of());
    }
    var report =
        repair.handle((ended, failure) -> failure == null ? ended : stopped(failure)).join();
    return new RepairReport.Snapshot(true, report.done(), report.stopped());
  }

  private static RepairReport stopped(Throwable failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    return new RepairReport(
        List.of(),
        RunResults.of(cause).messages().stream()
            .map(message -> new RepairReport.Entry("", message))
            .toList());
  }

  /// A switch under way is its run's. A door that does not answer is asked again later.
  private void settle(DatasetId dataset) {
    turns.takeIfFree(dataset, () -> settleAlone(dataset));
  }

  private void settleAlone(DatasetId dataset) {
    try {
      var _ = history.settle(dataset);
      signatures.learn();
    } catch (RuntimeException failure) {
      LOG.warn(
          "{}: its switch is not finished yet: {}", dataset, RunResults.of(failure).messages());
    }
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
    runs.execute(() -> turns.take(descriptor.id(), () -> run(descriptor, progress)));
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
    var tables = new JobTables(engines.limits());
    var steps = new StepFactory(engines, new Runs(engines), tables, listener, watcher);
    context.registerBean(StepFactory.class, () -> steps);
    context.register(PublishJobConfig.class);
    context.refresh();
    return context;
  }
}
