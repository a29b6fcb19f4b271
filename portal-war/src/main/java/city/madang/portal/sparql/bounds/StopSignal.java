package city.madang.portal.sparql.bounds;

import org.apache.jena.query.QueryCancelledException;

/// Tells a query that it shall end, where the engine does not ask. Thread-safe.
public final class StopSignal {
  private volatile boolean given;

  /// Gives it, for good.
  public void give() {
    given = true;
  }

  /// Ends the work of a query that shall end.
  ///
  /// @throws QueryCancelledException if the signal was given
  public void check() {
    if (given) {
      throw new QueryCancelledException();
    }
  }
}
