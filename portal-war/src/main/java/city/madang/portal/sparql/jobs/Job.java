package city.madang.portal.sparql.jobs;

import city.madang.portal.problem.Problem;
import city.madang.portal.sparql.run.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A query whose answer is fetched later. Thread-safe.
final class Job {
  private final String id;
  private final String owner;
  private final Question question;
  private final Instant submitted;
  private boolean taken;
  private boolean begun;
  private boolean removed;
  private @Nullable Thread worker;
  private @Nullable Instant ended;
  private @Nullable Problem problem;
  private @Nullable JobResult result;

  /// @param owner whose job it is
  Job(String id, String owner, Question question, Instant submitted) {
    this.id = id;
    this.owner = owner;
    this.question = question;
    this.submitted = submitted;
  }

  String id() {
    return id;
  }

  String owner() {
    return owner;
  }

  Question question() {
    return question;
  }

  /// Whether nobody works on it.
  synchronized boolean isFree() {
    return !taken && !removed;
  }

  /// Does its work on this thread, which is interrupted when it is removed.
  void run(Runnable work) {
    synchronized (this) {
      if (removed) {
        return;
      }
      taken = true;
      worker = Thread.currentThread();
    }
    try {
      work.run();
    } finally {
      leave();
    }
  }

  /// Its query has a place, and runs.
  synchronized void begin() {
    begun = true;
  }

  private synchronized void leave() {
    worker = null;
    Thread.interrupted(); // it was meant for this job
  }

  synchronized void done(JobResult whole) {
    if (removed) {
      whole.answer().spool().close();
    } else {
      result = whole;
      ended = whole.ended();
    }
  }

  synchronized void failed(Problem why, Instant now) {
    problem = why;
    ended = now;
  }

  /// Ends it, and lets go of its result.
  synchronized void remove() {
    removed = true;
    if (worker != null) {
      worker.interrupt();
    }
    if (result != null) {
      result.answer().spool().close();
    }
  }

  /// Whether it has ended longer ago than that.
  synchronized boolean isOld(Duration kept, Instant now) {
    return ended != null && ended.plus(kept).isBefore(now);
  }

  /// The result; null before it is there.
  synchronized @Nullable JobResult result() {
    return result;
  }

  synchronized JobStatus status(Duration kept) {
    var whole = result;
    var rows = whole == null ? OptionalLong.empty() : whole.answer().rows();
    return new JobStatus(
        id,
        state(),
        submitted,
        ended,
        ended == null ? null : ended.plus(kept),
        question.format().mediaType(),
        whole == null ? null : id + "/result",
        whole == null ? null : whole.sizeBytes(),
        rows.isPresent() ? rows.getAsLong() : null,
        whole == null ? null : whole.sha256(),
        problem == null ? null : problem.members());
  }

  private String state() {
    if (problem != null) {
      return "failed";
    }
    if (result != null) {
      return "done";
    }
    return begun ? "running" : "waiting";
  }
}
