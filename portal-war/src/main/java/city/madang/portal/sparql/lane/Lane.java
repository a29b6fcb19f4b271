package city.madang.portal.sparql.lane;

import static city.madang.portal.problem.ProblemType.OVERLOADED;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/// Places for queries of one kind. Those that wait for one are served in turns, one of each client,
/// so that nobody waits behind all queries of another. The places of lost queries are given to
/// others, if there are not too many. Thread-safe.
public final class Lane {
  private final int places;
  private final int most;
  private final int mostOfOne;
  private final Map<String, Queue<CompletableFuture<Place>>> waiting = new LinkedHashMap<>();
  private int taken;
  private final Lost allLost;
  private int lost;

  /// @param places for queries that run at once
  /// @param most clients' queries that wait
  /// @param mostOfOne those of one client
  /// @param allLost those of all lanes
  public Lane(int places, int most, int mostOfOne, Lost allLost) {
    this.places = places;
    this.most = most;
    this.mostOfOne = mostOfOne;
    this.allLost = allLost;
    allLost.add(this);
  }

  /// A place, at once or later; whoever does not want it any more cancels.
  ///
  /// Problems: 503 `overloaded`.
  public synchronized Future<Place> enter(String client) {
    var place = new CompletableFuture<Place>();
    if (isFree()) {
      taken++;
      place.complete(new Place(this));
      return place;
    }
    if (waiting() >= most || waiting(client) >= mostOfOne) {
      throw OVERLOADED.with("too many queries wait for their turn");
    }
    waiting.computeIfAbsent(client, _ -> new ArrayDeque<>()).add(place);
    return place;
  }

  private boolean isFree() {
    return taken - allLost.given(lost) < places;
  }

  /// How many run, with the lost ones.
  public synchronized int taken() {
    return taken;
  }

  /// How many do not end though they were told to.
  public synchronized int lost() {
    return lost;
  }

  /// How many wait.
  public synchronized int waiting() {
    waiting.values().forEach(queue -> queue.removeIf(Future::isCancelled));
    waiting.values().removeIf(Queue::isEmpty);
    return waiting.values().stream().mapToInt(Queue::size).sum();
  }

  private int waiting(String client) {
    var own = waiting.get(client);
    return own == null ? 0 : own.size();
  }

  /// How many may run at once.
  public int places() {
    return places;
  }

  /// For a query that runs already, in another lane. There may be more than places then, up to
  /// twice as many.
  ///
  /// @return whether it may come
  synchronized boolean takeOver() {
    boolean may = taken - allLost.given(lost) < 2 * places;
    if (may) {
      taken++;
    }
    return may;
  }

  synchronized void lose() {
    lost++;
    allLost.lose();
    serve();
  }

  synchronized void find() {
    lost--;
    allLost.find();
  }

  /// Those of all lanes.
  public Lost allLost() {
    return allLost;
  }

  synchronized void leave() {
    taken--;
    serve();
  }

  /// Gives free places to whoever waits.
  synchronized void serve() {
    while (isFree() && !waiting.isEmpty()) {
      taken++;
      if (!next().complete(new Place(this))) {
        taken--; // it was cancelled
      }
    }
  }

  private CompletableFuture<Place> next() {
    var first = waiting.entrySet().iterator().next();
    waiting.remove(first.getKey());
    var next = first.getValue().poll();
    if (!first.getValue().isEmpty()) {
      waiting.put(first.getKey(), first.getValue()); // at the end of the turn
    }
    return next == null ? CompletableFuture.failedFuture(new IllegalStateException()) : next;
  }
}
