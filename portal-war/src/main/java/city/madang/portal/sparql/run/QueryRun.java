package city.madang.portal.sparql.run;

import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.engine.EngineBounds;
import city.madang.portal.sparql.lane.Place;
import city.madang.portal.sparql.store.Evaluation;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.jena.query.QueryCancelledException;
import org.jspecify.annotations.Nullable;

/// One execution of one query, which other threads can end. Its answer goes into a [Spool].
final class QueryRun {
  /// Why a query ended before its time.
  enum End {
    TIME,
    MEMORY,
    /// Its client has left.
    CLIENT,
    /// Somebody who knows its id has asked for it.
    REQUEST
  }

  private final PublishedData data;
  private final Question question;
  private final OptionalLong before;
  private final Evaluation evaluation;
  private final Spool spool;
  private final EngineBounds bounds;
  private final Place place;
  private final String id;
  private final Duration most;
  private final long begunNanos = System.nanoTime();
  private volatile long endedNanos;
  private volatile OptionalLong rows = OptionalLong.empty();
  private volatile OptionalLong seen = OptionalLong.empty();
  private volatile @Nullable End end;

  /// @param most time until its answer is whole
  QueryRun(
      PublishedData data,
      Question question,
      SparqlSettings limits,
      Place place,
      String id,
      Duration most) {
    this.data = data;
    this.question = question;
    this.spool = new Spool(limits);
    this.bounds = new EngineBounds(new MemoryBudget(limits.queryBytes()), limits.files());
    this.place = place;
    this.id = id;
    this.most = most;
    this.before = data.state().get(); // before it is asked what is hidden
    var graphs =
        data.shown()
            .get()
            .map(names -> ShownGraphs.of(question.graphs(), names))
            .orElse(question.graphs());
    this.evaluation = data.store().evaluate(question.query().query(), graphs, bounds);
  }

  /// Fills the spool, or fails it; `last` is done before anybody sees the end.
  ///
  /// @param whole is done when all is written, before `last`
  void run(Runnable whole, Runnable last) {
    try {
      if (question.format().isHtml()) {
        spool.write(question.pageBegin());
      }
      rows = evaluation.write(question.format(), spool, this::see);
      if (question.format().isHtml()) {
        spool.write(question.pageEnd());
      }
      whole.run();
      last.run();
      spool.end();
    } catch (Throwable failure) { // also what a full heap or a deep stack throws
      last.run();
      spool.fail(failure);
    }
  }

  private void see() {
    var now = data.state().get();
    if (now.equals(before)) {
      seen = now;
    }
  }

  /// The state of the data that the answer is made of; empty if it changed just then.
  OptionalLong seen() {
    return seen;
  }

  /// How many rows or triples were written; empty for ASK, and before all are.
  OptionalLong rows() {
    return rows;
  }

  /// Asks the store to stop, without waiting. Its reader hears of it at once.
  void end(End why) {
    synchronized (this) {
      if (end == null) {
        endedNanos = System.nanoTime();
        end = why;
      }
    }
    spool.fail(new QueryCancelledException());
    evaluation.stop();
  }

  Spool spool() {
    return spool;
  }

  Place place() {
    return place;
  }

  String id() {
    return id;
  }

  /// How many bytes it holds, as far as that is known.
  long held() {
    return bounds.memory().held();
  }

  /// Until its answer must be whole.
  Duration most() {
    return most;
  }

  /// Whether it takes longer than it may.
  boolean isLate() {
    return nanos() > most.toNanos();
  }

  long nanos() {
    return System.nanoTime() - begunNanos;
  }

  /// Why it was ended; empty if it was not.
  Optional<End> end() {
    return Optional.ofNullable(end);
  }

  /// Whether it was told to stop so lately that its memory may still come back.
  boolean isStopping(Duration patience) {
    return end != null && System.nanoTime() - endedNanos < patience.toNanos();
  }
}
