package city.madang.etl.graph.load;

import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Several cursors as one, in order.
final class MergedTriples implements TripleCursor {
  private final PriorityQueue<TripleCursor> ahead = new PriorityQueue<>(TripleCursor::compareIds);
  private @Nullable TripleCursor least;

  MergedTriples(List<TripleCursor> cursors) {
    cursors.forEach(this::await);
  }

  private void await(TripleCursor cursor) {
    if (cursor.next()) {
      ahead.add(cursor);
    }
  }

  @Override
  public boolean next() {
    if (least != null) {
      await(least);
    }
    least = ahead.poll();
    return least != null;
  }

  @Override
  public long get(int place) {
    if (least == null) {
      throw new IllegalStateException("at no triple");
    }
    return least.get(place);
  }
}
