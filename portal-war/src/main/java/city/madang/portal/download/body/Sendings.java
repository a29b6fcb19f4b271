package city.madang.portal.download.body;

import java.util.concurrent.atomic.AtomicInteger;

/// Counts the bodies that are being sent: each holds an open file and a connection.
public final class Sendings {
  private final int limit;
  private final AtomicInteger open = new AtomicInteger();

  /// @param limit bodies at once; below the files that the system lets a process open
  public Sendings(int limit) {
    this.limit = limit;
  }

  /// Takes a place, if there is one.
  public boolean tryBegin() {
    if (open.incrementAndGet() <= limit) {
      return true;
    }
    open.decrementAndGet();
    return false;
  }

  /// Gives the place back.
  public void end() {
    open.decrementAndGet();
  }

  /// How many are being sent.
  public int count() {
    return open.get();
  }
}
