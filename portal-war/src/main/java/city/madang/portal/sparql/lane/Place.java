package city.madang.portal.sparql.lane;

/// A running query's place, which it gives back when it has really ended. Thread-safe.
public final class Place implements AutoCloseable {
  private Lane lane;
  private boolean left;
  private boolean lost;

  Place(Lane lane) {
    this.lane = lane;
  }

  /// Leaves its lane to others and goes on in this one, without waiting; stays while that one is
  /// too full.
  public synchronized void moveTo(Lane other) {
    if (!left && !lost && lane != other && other.takeOver()) {
      lane.leave();
      lane = other;
    }
  }

  /// Notes that its query was told to end and does not.
  public synchronized void lose() {
    if (!left && !lost) {
      lost = true;
      lane.lose();
    }
  }

  @Override
  public synchronized void close() {
    if (!left) {
      left = true;
      if (lost) {
        lane.find();
        lane.allLost().serve(); // also in other lanes
      }
      lane.leave();
    }
  }
}
