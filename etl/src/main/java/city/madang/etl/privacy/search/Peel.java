package city.madang.etl.privacy.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The tuples that no class of a draft has taken yet.
final class Peel {
  private final Task task;
  private final Draft draft;
  private int[] left;

  Peel(Task task, Draft draft) {
    this.task = task;
    this.draft = draft;
    this.left = IntStream.range(0, task.tuples().size()).toArray();
  }

  int[] left() {
    return left;
  }

  /// Releases on one vector of levels each class that is good there and loses little enough.
  ///
  /// @param most loss of a class, in fields
  void peel(int[] vector, double most) {
    var classes = new ArrayList<Tally>();
    var classOf = classify(vector, classes);
    int kept = 0;
    for (int i = 0; i < left.length; i++) {
      if (classes.get(classOf[i]).acceptable() && task.loss(left[i], vector) <= most) {
        draft.release(left[i], vector);
      } else {
        left[kept++] = left[i];
      }
    }
    left = Arrays.copyOf(left, kept);
  }

  private int[] classify(int[] vector, List<Tally> classes) {
    var table = task.newTable(left.length / 4);
    var classOf = new int[left.length];
    var tuple = new int[task.width()];
    for (int i = 0; i < left.length; i++) {
      for (int field = 0; field < tuple.length; field++) {
        tuple[field] = task.codeOn(vector[field], left[i], field);
      }
      classOf[i] = table.findOrAdd(tuple);
      if (classOf[i] == classes.size()) {
        classes.add(task.newTally());
      }
      task.tuples().addTo(classes.get(classOf[i]), left[i]);
    }
    return classOf;
  }
}
