package city.madang.portal.sparql.status;

import city.madang.portal.problem.ProblemException;
import java.io.IOException;
import java.util.function.Supplier;

/// A query from its coming to its end, where it is counted.
public final class CountedQuery {
  private final QueryFigures figures;
  private final long cameNanos = System.nanoTime();
  private long waitedNanos;
  private boolean cached;

  public CountedQuery(QueryFigures figures) {
    this.figures = figures;
  }

  /// Does what comes before the answer begins; counts its failure.
  public <T> T orFailed(Supplier<T> work) {
    try {
      return work.get();
    } catch (ProblemException problem) {
      figures.failed(problem.problem().name());
      throw problem;
    } catch (RuntimeException | Error bug) {
      figures.failed("internal-error");
      throw bug;
    }
  }

  /// The answer can begin.
  ///
  /// @param fromCache whether no query ran for it
  public void began(boolean fromCache) {
    waitedNanos = System.nanoTime() - cameNanos;
    cached = fromCache;
  }

  /// The whole answer was given.
  public void whole() {
    figures.answered(cached, waitedNanos);
  }

  /// The client has the answer already.
  public <T> T known(T answer) {
    began(true);
    whole();
    return answer;
  }

  /// Sends the answer; counts its end.
  public void orBrokenOff(Sending sending) throws IOException {
    try {
      sending.send();
    } catch (IOException | RuntimeException | Error broken) {
      figures.failed("broken-off");
      throw broken;
    }
    whole();
  }

  /// Sends an answer.
  @FunctionalInterface
  public interface Sending {
    void send() throws IOException;
  }
}
