package city.madang.etl.privacy.search;

import city.madang.etl.privacy.hierarchy.Hierarchy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Counts what the splits of a part would give.
final class Splitter {
  private final Task task;
  private final int[] order;

  /// Where a value of the lower level is among the children; -1 between two counts.
  private final int[] positionOf;

  /// @param order tuples; parts are ranges of it
  Splitter(Task task, int[] order) {
    this.task = task;
    this.order = order;
    int most = task.hierarchies().stream().mapToInt(Hierarchy::leaves).max().orElse(0);
    this.positionOf = new int[most];
    Arrays.fill(positionOf, -1);
  }

  /// The split on a field one level lower.
  Split split(Part part, int field, long suppressible) {
    int level = part.levels[field] - 1;
    var codes = new ArrayList<Integer>();
    var tallies = new ArrayList<Tally>();
    for (int i = part.from; i < part.to; i++) {
      int code = task.codeOn(level, order[i], field);
      if (positionOf[code] < 0) {
        positionOf[code] = tallies.size();
        codes.add(code);
        tallies.add(task.newTally());
      }
      task.tuples().addTo(tallies.get(positionOf[code]), order[i]);
    }
    codes.forEach(code -> positionOf[code] = -1);
    var split = new Split(field, children(part, field, codes, tallies), task.newTally());
    makeSafe(split, part, suppressible);
    return split;
  }

  private List<Split.Child> children(
      Part part, int field, List<Integer> codes, List<Tally> tallies) {
    int level = part.levels[field];
    double before = task.loss(level, order[part.from], field);
    var children = new ArrayList<Split.Child>();
    for (int i = 0; i < codes.size(); i++) {
      double after = task.lossOf(level - 1, codes.get(i), field);
      children.add(new Split.Child(codes.get(i), tallies.get(i), before - after));
    }
    return children;
  }

  private void makeSafe(Split split, Part part, long suppressible) {
    if (split.unsafe()) {
      lend(split, part);
    }
    // Sensitive values of a child can be too few for those who stay; all together are good.
    while (split.unsafe()) {
      split.giveUp(suppressible, worth(part));
    }
  }

  /// Lets the last tuples of the largest child stay, if it can spare enough of them.
  private void lend(Split split, Part part) {
    var child = split.largest();
    int level = part.levels[split.field()] - 1;
    var positions =
        IntStream.range(part.from, part.to)
            .filter(i -> task.codeOn(level, order[i], split.field()) == child.code())
            .toArray();
    var together = task.newTally();
    together.add(split.staying());
    int lent = positions.length;
    while (lent > 0 && !together.acceptable()) {
      task.tuples().addTo(together, order[positions[--lent]]);
    }
    var kept = task.newTally();
    IntStream.range(0, lent).forEach(i -> task.tuples().addTo(kept, order[positions[i]]));
    if (together.acceptable() && kept.acceptable()) {
      split.lend(child, kept, together, positions[lent]);
    }
  }

  /// For each tuple of the part: 0 if it stays, else the number of its child.
  int[] groupsOf(Part part, Split split) {
    int level = part.levels[split.field()] - 1;
    var leaving = split.leaving();
    for (int child = 0; child < leaving.size(); child++) {
      positionOf[leaving.get(child).code()] = child;
    }
    var groups = new int[part.to - part.from];
    for (int i = 0; i < groups.length; i++) {
      int code = task.codeOn(level, order[part.from + i], split.field());
      groups[i] = split.lends(code, part.from + i) ? 0 : 1 + positionOf[code];
    }
    leaving.forEach(child -> positionOf[child.code()] = -1);
    return groups;
  }

  /// What a row of the part keeps, in fields.
  private double worth(Part part) {
    return task.width() - task.loss(order[part.from], part.levels);
  }
}
