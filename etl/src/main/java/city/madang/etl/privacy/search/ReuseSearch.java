package city.madang.etl.privacy.search;

import city.madang.etl.privacy.hierarchy.Hierarchy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts each tuple into the class of an earlier release that covers it and loses least, in one
/// pass.
///
/// The classes are a tree with a field to a depth, so that a tuple meets only those that cover it.
/// Tuples that none covers, and those of classes that are too small, are suppressed.
final class ReuseSearch implements Search {
  static final String METHOD = "reused";

  private final List<List<String>> classes;

  /// @param classes released values in the order of the fields
  ReuseSearch(List<List<String>> classes) {
    this.classes = classes;
  }

  /// A place in the tree.
  ///
  /// @param next by the level and the code of a value
  private record Node(Map<Value, Node> next) {
    Node() {
      this(new HashMap<>());
    }
  }

  private record Value(int level, int code) {}

  @Override
  public Optional<Draft> search(Task task) {
    var root = new Node();
    classes.forEach(labels -> add(root, labels, task));
    var draft = new Draft(METHOD, task);
    var search = new Descent(task, root);
    var table = task.newTableOfKeys();
    var classOf = new int[task.tuples().size()];
    var tallies = new ArrayList<Tally>();
    for (int tuple = 0; tuple < classOf.length; tuple++) {
      var levels = search.find(tuple);
      classOf[tuple] = -1;
      if (levels != null) {
        draft.release(tuple, levels);
        classOf[tuple] = table.findOrAdd(draft.key(tuple));
        if (classOf[tuple] == tallies.size()) {
          tallies.add(task.newTally());
        }
        task.tuples().addTo(tallies.get(classOf[tuple]), tuple);
      }
    }
    for (int tuple = 0; tuple < classOf.length; tuple++) {
      if (classOf[tuple] >= 0 && !tallies.get(classOf[tuple]).acceptable()) {
        draft.suppress(tuple);
      }
    }
    return Optional.of(draft);
  }

  /// A class with a value that the hierarchies no longer know covers nothing.
  private static void add(Node root, List<String> labels, Task task) {
    var node = root;
    for (int field = 0; field < labels.size(); field++) {
      var value = find(task.hierarchies().get(field), labels.get(field));
      if (value == null) {
        return;
      }
      node = node.next().computeIfAbsent(value, _ -> new Node());
    }
  }

  /// The lowest level on which a label stands.
  private static @Nullable Value find(Hierarchy hierarchy, String label) {
    for (int level = 0; level < hierarchy.levels(); level++) {
      int code = hierarchy.level(level).find(label);
      if (code >= 0) {
        return new Value(level, code);
      }
    }
    return null;
  }

  /// Walks down the tree with one tuple after the other.
  private static final class Descent {
    private final Task task;
    private final Node root;
    private final int[] path;
    private int @Nullable [] best;
    private double bestLoss;

    Descent(Task task, Node root) {
      this.task = task;
      this.root = root;
      this.path = new int[task.width()];
    }

    /// The levels on which the best class covers the tuple.
    int @Nullable [] find(int tuple) {
      best = null;
      bestLoss = Double.POSITIVE_INFINITY;
      descend(tuple, 0, root, 0);
      return best;
    }

    private void descend(int tuple, int field, Node node, double loss) {
      if (loss >= bestLoss) {
        return;
      }
      if (field == path.length) {
        best = path.clone();
        bestLoss = loss;
        return;
      }
      for (int level = 0; level < task.hierarchies().get(field).levels(); level++) {
        var next = node.next().get(new Value(level, task.codeOn(level, tuple, field)));
        if (next != null) {
          path[field] = level;
          descend(tuple, field + 1, next, loss + task.loss(level, tuple, field));
        }
      }
    }
  }
}
