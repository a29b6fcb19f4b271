package city.madang.portal.sparql.lane;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The lost queries of all lanes, which were told to end and do not. Others get their places, so
/// that they close no lane, as long as the machine can bear them all. Thread-safe.
public final class Lost {
  private final int most;
  private final AtomicInteger count = new AtomicInteger();
  private final List<Lane> lanes = new CopyOnWriteArrayList<>();

  /// @param most whose places are given to others; each has a thread and what it holds
  public Lost(int most) {
    this.most = most;
  }

  /// How many there are.
  public int count() {
    return count.get();
  }

  /// Whose places are given to others.
  public int most() {
    return most;
  }

  void add(Lane lane) {
    lanes.add(lane);
  }

  void lose() {
    count.incrementAndGet();
  }

  void find() {
    count.decrementAndGet();
  }

  /// How many of a lane's lost queries leave their places to others.
  int given(int lostOfLane) {
    return Math.max(0, lostOfLane - Math.max(0, count.get() - most));
  }

  /// Lets whoever waits in any lane have a place that has become free.
  void serve() {
    lanes.forEach(Lane::serve);
  }
}
