package city.madang.portal.http;

import static city.madang.portal.problem.ProblemType.OVERLOADED;

import java.util.HashMap;
import java.util.Map;

/// The requests that a door serves at once: those that wait, run or send. They are fewer than the
/// server has threads, so that the other doors stay open. Thread-safe.
public final class Guests {
  private final int most;
  private final int mostOfOne;
  private final Map<String, Integer> inside = new HashMap<>();
  private int all;

  /// @param most at once
  /// @param mostOfOne of one client
  public Guests(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /// Comes in, until what is returned is closed.
  ///
  /// Problems: 503 `overloaded`.
  public synchronized Guest enter(String client) {
    if (all >= most || inside.getOrDefault(client, 0) >= mostOfOne) {
      throw OVERLOADED.with("too many requests at once: ask again later");
    }
    all++;
    inside.merge(client, 1, Integer::sum);
    return new Guest(client);
  }

  private synchronized void leave(String client) {
    all--;
    inside.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
  }

  /// One request that is served.
  public final class Guest implements AutoCloseable {
    private final String client;
    private boolean left;

    private Guest(String client) {
      this.client = client;
    }

    @Override
    public synchronized void close() {
      if (!left) {
        left = true;
        leave(client);
      }
    }
  }
}
