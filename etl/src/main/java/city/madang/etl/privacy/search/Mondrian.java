package city.madang.etl.privacy.search;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.IntStream;

/// One run of Mondrian: takes parts from a stack and splits each until nothing is gained.
final class Mondrian {
  private static final int STAYS = 0;

  private final Task task;
  private final Splitter splitter;
  private final Draft draft;
  private final int[] order;
  private final Deque<Part> open = new ArrayDeque<>();
  private long suppressible;

  Mondrian(Task task) {
    this.task = task;
    this.order = IntStream.range(0, task.tuples().size()).toArray();
    this.splitter = new Splitter(task, order);
    this.draft = new Draft("mondrian", task);
    this.suppressible = task.suppressible();
  }

  Draft run() {
    open.push(new Part(0, order.length, task.top()));
    while (!open.isEmpty()) {
      var part = open.pop();
      bestSplit(part).ifPresentOrElse(split -> apply(split, part), () -> release(part));
    }
    return draft;
  }

  private Optional<Split> bestSplit(Part part) {
    Optional<Split> best = Optional.empty();
    double bestScore = 0;
    for (int field = 0; field < task.width(); field++) {
      if (part.levels[field] > 0) {
        var split = splitter.split(part, field, suppressible);
        if (split.score() > bestScore) {
          best = Optional.of(split);
          bestScore = split.score();
        }
      }
    }
    return best;
  }

  private void release(Part part) {
    for (int i = part.from; i < part.to; i++) {
      draft.release(order[i], part.levels);
    }
  }

  /// Brings the tuples of each child together and goes on with each group.
  private void apply(Split split, Part part) {
    var groups = splitter.groupsOf(part, split);
    var ends = sort(part, groups, split.leaving().size() + 1);
    var lower = part.levels.clone();
    lower[split.field()]--;
    if (split.suppressing()) {
      suppressible -= split.staying().rows();
    } else if (ends[STAYS] > part.from) {
      open.push(new Part(part.from, ends[STAYS], part.levels));
    }
    for (int group = 1; group < ends.length; group++) {
      open.push(new Part(ends[group - 1], ends[group], lower));
    }
  }

  /// Sorts a part by group, stable; gives the end of each group.
  private int[] sort(Part part, int[] groups, int count) {
    var ends = new int[count];
    Arrays.fill(ends, part.from);
    for (int group : groups) {
      for (int later = group + 1; later < count; later++) {
        ends[later]++;
      }
    }
    var before = Arrays.copyOfRange(order, part.from, part.to);
    for (int i = 0; i < groups.length; i++) {
      order[ends[groups[i]]++] = before[i];
    }
    return ends;
  }
}
