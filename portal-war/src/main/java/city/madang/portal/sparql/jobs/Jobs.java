package city.madang.portal.sparql.jobs;

import static city.madang.portal.problem.ProblemType.INTERNAL_ERROR;
import static city.madang.portal.problem.ProblemType.JOB_NOT_DONE;
import static city.madang.portal.problem.ProblemType.JOB_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.OVERLOADED;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import city.madang.portal.http.Nobody;
import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.run.Caller;
import city.madang.portal.sparql.run.Question;
import city.madang.portal.sparql.run.SparqlQueries;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The jobs, one after the other, so that the heavy lane has places for whoever waits; their owners
/// take turns, and their time is of their owners' budgets. They live in this process alone: its end
/// is theirs. Thread-safe.
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final int SWEEP_SECONDS = 10;

  private final SparqlQueries queries;
  private final JobSettings limits;
  private final Clock clock;
  private final Map<String, Job> jobs = new LinkedHashMap<>();

  /// Number of the last turn, by owner.
  private final Map<String, Long> turns = new HashMap<>();

  private long turn;
  private final ScheduledExecutorService worker = Executors.newScheduledThreadPool(1, Jobs::thread);
  private final ScheduledExecutorService sweeper =
      Executors.newScheduledThreadPool(1, Jobs::thread);

  public Jobs(SparqlQueries queries, JobSettings limits, Clock clock) {
    this.queries = queries;
    this.limits = limits;
    this.clock = clock;
    var _ =
        sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "sparql-jobs");
    thread.setDaemon(true);
    thread.setContextClassLoader(Jobs.class.getClassLoader());
    return thread;
  }

  /// Takes a query to be run.
  ///
  /// Problems: 503 `overloaded`, 429 `sparql-quota`.
  ///
  /// @param owner whose job it is
  /// @return its id, unguessable
  public synchronized String submit(Question question, String owner) {
    sweep();
    queries.budgets().check(owner);
    long own = jobs.values().stream().filter(job -> job.owner().equals(owner)).count();
    if (own >= limits.mostOfOne() || jobs.size() >= limits.most()) {
      throw OVERLOADED.with(
          "there are %d jobs, %d of them yours: fetch their results and delete them"
              .formatted(jobs.size(), own));
    }
    var job = new Job(UUID.randomUUID().toString(), owner, question, clock.instant());
    jobs.put(job.id(), job);
    worker.execute(() -> next().ifPresent(next -> next.run(() -> run(next))));
    return job.id();
  }

  /// The eldest of the owner whose last turn is longest ago.
  private synchronized Optional<Job> next() {
    var next =
        jobs.values().stream()
            .filter(Job::isFree)
            .min(Comparator.comparingLong(job -> turns.getOrDefault(job.owner(), 0L)));
    next.ifPresent(job -> turns.put(job.owner(), ++turn));
    return next;
  }

  private void run(Job job) {
    try {
      var caller = new Caller(job.owner(), new Nobody(), job.id());
      var answer = queries.export(job.question(), caller, limits.longest(), job::begin);
      job.done(JobResult.of(answer, job.question().format().mediaType(), clock.instant()));
    } catch (InterruptedException removed) {
      LOG.debug("a job was removed");
    } catch (ProblemException known) {
      job.failed(known.problem(), clock.instant());
    } catch (RuntimeException | Error bug) {
      LOG.error("a job failed", bug);
      job.failed(INTERNAL_ERROR.problem(""), clock.instant());
    }
  }

  /// Problems: 404 `job-not-found`.
  public JobStatus status(String id) {
    return get(id).status(limits.kept());
  }

  /// How many there are, by their states.
  public synchronized Map<String, Long> countByState() {
    sweep();
    return jobs.values().stream()
        .collect(groupingBy(job -> job.status(limits.kept()).state(), counting()));
  }

  /// Problems: 404 `job-not-found`, 409 `job-not-done`.
  JobResult result(String id) {
    var result = get(id).result();
    if (result == null) {
      throw JOB_NOT_DONE.with("its state is '%s'".formatted(status(id).state()));
    }
    return result;
  }

  /// Ends a job and removes its result.
  ///
  /// Problems: 404 `job-not-found`.
  public synchronized void remove(String id) {
    get(id).remove();
    jobs.remove(id);
  }

  private synchronized Job get(String id) {
    sweep();
    var job = jobs.get(id);
    if (job == null) {
      throw JOB_NOT_FOUND.with("it was deleted, or forgotten after %s".formatted(limits.kept()));
    }
    return job;
  }

  private synchronized void sweep() {
    var now = clock.instant();
    jobs.values()
        .removeIf(
            job -> {
              boolean old = job.isOld(limits.kept(), now);
              if (old) {
                job.remove();
              }
              return old;
            });
    turns.keySet().retainAll(jobs.values().stream().map(Job::owner).toList());
  }

  @Override
  public synchronized void close() {
    sweeper.shutdownNow();
    worker.shutdownNow();
    jobs.values().forEach(Job::remove);
    jobs.clear();
  }
}
