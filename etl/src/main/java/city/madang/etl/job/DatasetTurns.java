package city.madang.etl.job;

import city.madang.etl.dataset.DatasetId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Whose turn it is at each dataset: a run, a repair and the settling of a switch never meet there.
final class DatasetTurns {
  private final Map<DatasetId, ReentrantLock> turns = new ConcurrentHashMap<>();

  /// Works at a dataset once nobody else does.
  void take(DatasetId dataset, Runnable work) {
    var turn = of(dataset);
    turn.lock();
    try {
      work.run();
    } finally {
      turn.unlock();
    }
  }

  /// Works at a dataset unless somebody else does.
  void takeIfFree(DatasetId dataset, Runnable work) {
    var turn = of(dataset);
    if (turn.tryLock()) {
      try {
        work.run();
      } finally {
        turn.unlock();
      }
    }
  }

  private ReentrantLock of(DatasetId dataset) {
    return turns.computeIfAbsent(dataset, _ -> new ReentrantLock());
  }
}
