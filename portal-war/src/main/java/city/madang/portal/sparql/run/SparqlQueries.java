package city.madang.portal.sparql.run;

import static city.madang.portal.problem.ProblemType.CLIENT_LEFT;
import static city.madang.portal.problem.ProblemType.OVERLOADED;
import static city.madang.portal.problem.ProblemType.SPARQL_CANCELLED;
import static city.madang.portal.problem.ProblemType.SPARQL_FAILED;
import static city.madang.portal.problem.ProblemType.SPARQL_OUT_OF_MEMORY;
import static city.madang.portal.problem.ProblemType.SPARQL_TIMEOUT;
import static city.madang.portal.problem.ProblemType.SPARQL_TOO_COMPLEX;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import city.madang.portal.http.ClientWatch;
import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.lane.Budgets;
import city.madang.portal.sparql.lane.Lane;
import city.madang.portal.sparql.lane.Lost;
import city.madang.portal.sparql.lane.Place;
import city.madang.portal.sparql.query.PreparedQueries;
import city.madang.portal.sparql.query.PreparedQuery;
import city.madang.portal.sparql.query.SparqlRequest;
import city.madang.portal.sparql.run.QueryRun.End;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.jena.query.QueryException;
import org.jspecify.annotations.Nullable;

/// Read-only SPARQL over the published graphs. Thread-safe.
///
/// A query runs on a thread of its own, in a lane for cheap queries or in one for heavy ones. Its
/// limits of time hold even when the engine does not notice them: the caller is answered, and the
/// query goes on, lost, until it has really ended. Many lost ones keep their places, so that the
/// door refuses new ones instead of taking the whole portal along. Each may hold so much and no
/// more. When the heap is nearly full all the same, the query that holds most ends early.
public final class SparqlQueries implements AutoCloseable {
  /// In each lane. Those that run are at most the cheap places and twice the heavy ones.
  private static final int WAITING = 16;

  private static final int WAITING_OF_ONE = 8;

  /// Each has a thread, and may have a part of the memory that the watch over it counts.
  private static final int MOST_LOST = 16;

  /// Long enough to notice a stop, and short for a place that nobody can use.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long CACHE_BYTES = 64L << 20;

  private final PublishedData data;
  private final SparqlSettings limits;
  private final ClientWatch clients;
  private final Budgets budgets;
  private final Lost lost;
  private final Lane cheap;
  private final Lane heavy;
  private final ExecutorService threads;
  private final RunningQueries running;
  private final PreparedQueries prepared;
  private final AnswerCache answers = new AnswerCache(CACHE_BYTES);

  /// Tags of another process may mean other answers.
  private final String epoch = UUID.randomUUID().toString().substring(0, 8);

  public SparqlQueries(PublishedData data, SparqlSettings limits, ClientWatch clients) {
    this(data, limits, clients, PATIENCE, HeapGauge::isShort);
  }

  /// @param patience with a query that was told to end, until it is lost
  /// @param memoryIsShort whether a query must end so that the others can go on
  SparqlQueries(
      PublishedData data,
      SparqlSettings limits,
      ClientWatch clients,
      Duration patience,
      BooleanSupplier memoryIsShort) {
    this.data = data;
    this.limits = limits;
    this.clients = clients;
    this.budgets = new Budgets(limits.budget(), System::nanoTime);
    this.lost = new Lost(MOST_LOST);
    this.cheap = new Lane(limits.cheap(), WAITING, WAITING_OF_ONE, lost);
    this.heavy = new Lane(limits.heavy(), WAITING, WAITING_OF_ONE, lost);
    this.threads = Executors.newCachedThreadPool(SparqlQueries::thread);
    this.running = new RunningQueries(heavy, patience, memoryIsShort);
    this.prepared = new PreparedQueries(limits.endpoint(), data.store().listServices());
    threads.execute(running::watch);
  }

  /// Problems: 400 `sparql-syntax`, 400 `sparql-too-complex`, 403 `sparql-refused`.
  public PreparedQuery prepare(SparqlRequest request) {
    var query = prepared.read(request.query());
    data.store().check(query.query());
    return query;
  }

  /// Where queries run and wait, by name.
  public Map<String, Lane> lanes() {
    return Map.of("cheap", cheap, "heavy", heavy);
  }

  /// Queries that do not end though they were told to.
  public Lost lost() {
    return lost;
  }

  /// How many heavy queries run.
  int heavyTaken() {
    return heavy.taken();
  }

  public Budgets budgets() {
    return budgets;
  }

  /// Names the answer that `question` has now; empty if the next one may be another.
  public Optional<AnswerTag> tag(Question question) {
    return tag(question, data.state().get());
  }

  private Optional<AnswerTag> tag(Question question, OptionalLong state) {
    return state.isPresent() && question.query().lasting()
        ? Optional.of(AnswerTag.of(epoch, state.getAsLong(), question.key()))
        : Optional.empty();
  }

  /// Whether the answer is there without running the query.
  public boolean isKnown(Question question) {
    return tag(question).flatMap(now -> answers.find(question.key(), now.state())).isPresent();
  }

  /// The answer, as soon as it is whole or large enough to begin with.
  ///
  /// Problems: 503 `sparql-timeout`, 503 `sparql-out-of-memory`, 503 `sparql-cancelled`, 503
  /// `overloaded`, 429 `sparql-quota`, 413 `sparql-result-too-large`, 413 `sparql-holds-too-much`,
  /// 507 `sparql-no-room`, 400 `sparql-failed`, 400 `sparql-too-complex`.
  ///
  /// @param tag that names it at this moment
  public Answer answer(Question question, Optional<AnswerTag> tag, Caller caller) {
    var known = tag.flatMap(now -> answers.find(question.key(), now.state()));
    if (known.isPresent()) {
      var timing = new Answer.Timing(true, false, 0, 0);
      var spool = Spool.of(known.get().bytes(), limits);
      return new Answer(spool, caller.id(), tag, known.get().rows(), timing);
    }
    budgets.check(caller.key());
    return run(question, caller);
  }

  private Answer run(Question question, Caller caller) {
    long asked = System.nanoTime();
    var timeout = question.within(limits.timeout());
    var place = enter(question.query().heavy() ? heavy : cheap, caller, timeout);
    checkAgain(caller, place);
    long entered = System.nanoTime();
    var run = start(question, place, caller, question.within(limits.longest()));
    try (var _ = clients.untilLeft(caller.connection(), () -> run.end(End.CLIENT))) {
      await(run, timeout, Duration.ofNanos(entered - asked));
    } catch (RuntimeException e) {
      run.spool().close();
      throw e;
    }
    var timing =
        new Answer.Timing(
            false,
            question.query().heavy(),
            millis(entered - asked),
            millis(System.nanoTime() - entered));
    var rows = run.spool().isWhole() ? run.rows() : OptionalLong.empty();
    return new Answer(run.spool(), caller.id(), tag(question, run.seen()), rows, timing);
  }

  /// Its other queries may have used the time up while it waited.
  private void checkAgain(Caller caller, Place place) {
    try {
      budgets.check(caller.key());
    } catch (ProblemException usedUp) {
      place.close();
      throw usedUp;
    }
  }

  /// Runs a query whose answer is fetched later, in the heavy lane, however light it looks.
  ///
  /// Problems: as of [#answer].
  ///
  /// @param most time until all of it is there
  /// @param begun is done when it has a place
  /// @return the whole answer
  public Answer export(Question question, Caller caller, Duration most, Runnable begun)
      throws InterruptedException {
    var place = place(caller);
    begun.run();
    var run = start(question, place, caller, question.within(most));
    try {
      run.spool().awaitEnd();
    } catch (SpoolException e) {
      run.spool().close();
      throw failure(run, e.getCause());
    } catch (InterruptedException e) {
      run.end(End.REQUEST);
      run.spool().close();
      throw e;
    }
    var timing = new Answer.Timing(false, true, 0, millis(run.nanos()));
    return new Answer(run.spool(), caller.id(), Optional.empty(), run.rows(), timing);
  }

  /// However long that takes.
  private Place place(Caller caller) throws InterruptedException {
    var place = heavy.enter(caller.key());
    try {
      return place.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      if (!place.cancel(false)) {
        place.resultNow().close();
      }
      throw e;
    }
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private Place enter(Lane lane, Caller caller, Duration timeout) {
    var place = lane.enter(caller.key());
    if (place.state() == Future.State.SUCCESS) {
      return place.resultNow();
    }
    try (var _ = clients.untilLeft(caller.connection(), () -> place.cancel(false))) {
      return place.get(timeout.toNanos(), NANOSECONDS);
    } catch (TimeoutException e) {
      if (place.cancel(false)) {
        throw busy();
      }
      return place.resultNow(); // it came at the last moment
    } catch (CancellationException gone) {
      throw left();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw interrupted(place);
    }
  }

  private static RuntimeException interrupted(Future<Place> place) {
    if (!place.cancel(false)) {
      place.resultNow().close();
    }
    Thread.currentThread().interrupt();
    return left();
  }

  /// Nobody reads it.
  private static RuntimeException left() {
    return CLIENT_LEFT.with("");
  }

  private QueryRun start(Question question, Place place, Caller caller, Duration most) {
    var run = new QueryRun(data, question, limits, place, caller.id(), most);
    try {
      threads.execute(() -> runAndLeave(question, run, caller));
      return run;
    } catch (RejectedExecutionException closed) {
      place.close();
      throw OVERLOADED.with("the portal is about to stop");
    }
  }

  /// A query holds its place until it has really ended, even if nobody waits for it any more; it
  /// gives it back before its end is seen, so that a next query never finds the last one in its
  /// way.
  private void runAndLeave(Question question, QueryRun run, Caller caller) {
    var meter = budgets.meter(caller.key());
    running.add(run, meter);
    run.run(
        () -> keep(question, run),
        () -> {
          running.remove(run);
          meter.charge();
          run.place().close();
        });
  }

  /// @param waited of the limit, for its turn
  private void await(QueryRun run, Duration limit, Duration waited) {
    try {
      if (!run.spool().awaitBegin(limit.minus(waited))) {
        run.end(End.TIME);
        throw waited.multipliedBy(2).compareTo(limit) > 0 ? busy() : timeout(limit);
      }
    } catch (SpoolException e) {
      throw failure(run, e.getCause());
    } catch (InterruptedException e) {
      run.end(End.CLIENT);
      Thread.currentThread().interrupt();
      throw left();
    }
  }

  /// However long ago its answer has begun, so that the next one comes from the cache.
  private void keep(Question question, QueryRun run) {
    var seen = run.seen();
    if (seen.isPresent() && question.query().lasting()) {
      run.spool()
          .small(AnswerCache.ANSWER_BYTES)
          .map(bytes -> new AnswerCache.Kept(bytes, run.rows()))
          .ifPresent(kept -> answers.put(question.key(), seen.getAsLong(), kept));
    }
  }

  private RuntimeException failure(QueryRun run, @Nullable Throwable cause) {
    if (find(OutOfMemoryError.class, cause).isPresent()) {
      return outOfMemory(); // a full heap shows itself anywhere
    }
    return switch (run.end().orElse(null)) {
      case MEMORY -> outOfMemory();
      case TIME -> timeout(run.most());
      case CLIENT -> left();
      case REQUEST -> SPARQL_CANCELLED.with("somebody who knows its id has cancelled it");
      case null -> failure(cause);
    };
  }

  private RuntimeException failure(@Nullable Throwable cause) {
    return find(ProblemException.class, cause)
        .<RuntimeException>map(known -> known)
        .orElseGet(() -> ofEngine(cause));
  }

  private static RuntimeException ofEngine(@Nullable Throwable cause) {
    return switch (cause) {
      case StackOverflowError deep -> SPARQL_TOO_COMPLEX.with("simplify the query");
      case QueryException refused -> SPARQL_FAILED.with("the query cannot be evaluated");
      case null, default -> new IllegalStateException("query failed", cause);
    };
  }

  private static <T> Optional<T> find(Class<T> kind, @Nullable Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  private static RuntimeException timeout(Duration limit) {
    return SPARQL_TIMEOUT.with(
        "the limit is %s s: narrow the query, or download the dataset's files"
            .formatted(seconds(limit)));
  }

  /// Of one that had to wait for most of its time, so that it may end in it another time.
  private static RuntimeException busy() {
    return OVERLOADED.with("other queries were before this one: ask again later");
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private static RuntimeException outOfMemory() {
    return SPARQL_OUT_OF_MEMORY.with(
        "sort, group or join less at once, or download the dataset's files");
  }

  /// Ends the query of this id; false if none runs.
  public boolean cancel(String id) {
    var run = running.find(id).filter(found -> found.end().isEmpty()); // else it is ending already
    run.ifPresent(found -> found.end(End.REQUEST));
    return run.isPresent();
  }

  /// Ends all queries.
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "sparql");
    thread.setDaemon(true);
    thread.setContextClassLoader(SparqlQueries.class.getClassLoader());
    return thread;
  }
}
