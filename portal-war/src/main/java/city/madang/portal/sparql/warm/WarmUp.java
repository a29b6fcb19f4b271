package city.madang.portal.sparql.warm;

import city.madang.etl.graph.GraphStore;
import city.madang.portal.http.Nobody;
import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.query.QueryReader;
import city.madang.portal.sparql.query.SparqlRequest;
import city.madang.portal.sparql.run.Caller;
import city.madang.portal.sparql.run.Question;
import city.madang.portal.sparql.run.SparqlQueries;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.jena.query.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the door what visitors ask, until the code that answers is compiled: by then some ten
/// thousand queries have run, which a city's visitors take a day for. And it asks the saved
/// questions whenever the data is new, so that their answers are there before somebody wants them.
/// One at a time, and none while somebody else's runs or something is published. A portal without
/// data waits for some.
public final class WarmUp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final int QUERIES = 20_000;
  private static final Duration MOST = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration LONG_PAUSE = Duration.ofSeconds(1);

  private static final List<String> TABLES = List.of("json", "csv", "xml");
  private static final List<String> GRAPHS = List.of("ttl", "nt", "json");

  private final SparqlQueries queries;
  private final GraphStore store;
  private final BooleanSupplier idle;
  private final SavedAnswers saved;
  private final Thread thread;
  private volatile boolean closed;
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /// @param idle whether the server has started, and nothing is published at the moment
  /// @param saved queries of the saved questions
  public WarmUp(SparqlQueries queries, GraphStore store, BooleanSupplier idle, List<String> saved) {
    this.queries = queries;
    this.store = store;
    this.idle = idle;
    this.saved = new SavedAnswers(saved, store::state, System::nanoTime);
    this.thread = Thread.ofPlatform().daemon().name("sparql-warm-up").unstarted(this::run);
    thread.setContextClassLoader(WarmUp.class.getClassLoader());
  }

  /// Begins, without waiting.
  public void start() {
    thread.start();
  }

  private void run() {
    awaitQuiet(); // the runs that a start goes on with may publish the first data
    var sample = Sample.of(store);
    while (sample.triples().isEmpty() && !closed) {
      LockSupport.parkNanos(LONG_PAUSE.toNanos());
      awaitQuiet();
      sample = Sample.of(store);
    }
    warm(sample);
    while (!closed) {
      saved.renew(this::askSaved);
      LockSupport.parkNanos(LONG_PAUSE.toNanos());
    }
  }

  private void warm(Sample sample) {
    long spent = 0;
    for (int i = 0; i < QUERIES && spent < MOST.toNanos() && !closed; i++) {
      saved.renew(this::askSaved);
      awaitQuiet();
      spent += ask(ofSample(sample.question(i), i));
    }
    LOG.info("warm: answered {} queries of its own", answered);
  }

  /// Its answer is kept by the door, as any other's.
  private void askSaved(String text, ResultFormat format) {
    awaitQuiet();
    if (!closed) {
      ask(question(text, _ -> format));
    }
  }

  private void awaitQuiet() {
    while (!isQuiet() && !closed) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private boolean isQuiet() {
    return idle.getAsBoolean()
        && queries.lanes().values().stream().allMatch(lane -> lane.taken() == 0);
  }

  /// What it finds is of no interest, nor whether the door was too busy.
  ///
  /// @return nanoseconds that it took
  private long ask(Question question) {
    long begun = System.nanoTime();
    try (var answer = queries.answer(question, Optional.empty(), caller()).spool()) {
      answer.sendTo(OutputStream.nullOutputStream());
      answered.incrementAndGet();
    } catch (ProblemException | IOException busy) {
      LOG.debug("a query of its own was refused", busy);
      refused.incrementAndGet();
    }
    return System.nanoTime() - begun;
  }

  private Question ofSample(String text, int number) {
    var formats = text.startsWith("CONSTRUCT") ? GRAPHS : TABLES;
    var wish = ResultFormat.ofFile(formats.get(number % formats.size()));
    return question(text, query -> ResultFormat.choose(query, wish));
  }

  private Question question(String text, Function<Query, ResultFormat> format) {
    var request = new SparqlRequest(text, List.of(), List.of());
    var query = queries.prepare(request);
    return Question.of(
        request, query, QueryReader.graphs(request, query), format.apply(query.query()));
  }

  private static Caller caller() {
    return new Caller("the portal itself", new Nobody(), UUID.randomUUID().toString());
  }

  /// How many of its queries were answered till now.
  int answered() {
    return answered.get();
  }

  int refused() {
    return refused.get();
  }

  /// Waits for the query that is under way, which reads the store.
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
