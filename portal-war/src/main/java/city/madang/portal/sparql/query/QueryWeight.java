package city.madang.portal.sparql.query;

import city.madang.portal.sparql.geo.GeoFunctions;
import city.madang.portal.sparql.geo.PlaceCondition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpReduced;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.vocabulary.RDF;

/// Guesses, before it runs, whether a query may take long: whether it begins at things that it
/// names, or has to look through all there are. Wrong guesses are put right while it runs.
final class QueryWeight {
  /// An answer of so many rows is read without a look at the rest.
  private static final long FEW_ROWS = 10_000;

  private static final int FEW_VALUES = 1_000;

  private boolean scans;
  private boolean gathers;
  private boolean multiplies;
  private boolean compares;

  private QueryWeight() {}

  static Weight of(Query query, CompiledQuery compiled) {
    var weight = new QueryWeight();
    weight.look(compiled.algebra(), new HashSet<>());
    boolean few = query.isAskType() || (query.hasLimit() && query.getLimit() <= FEW_ROWS);
    weight.compares =
        compiled.calls().stream()
            .anyMatch(call -> call instanceof E_Function named && GeoFunctions.isHeavy(named));
    return weight.of(few);
  }

  private Weight of(boolean few) {
    if (multiplies) {
      return Weight.PRODUCT;
    }
    if (compares) {
      return Weight.COMPARES;
    }
    if (!scans) {
      return Weight.NAMED;
    }
    return few && !gathers ? Weight.FEW : Weight.SCAN;
  }

  /// Adds what `op` binds to `bound`, the variables that have few values when it runs.
  private void look(Op op, Set<Var> bound) {
    switch (op) {
      case OpBGP pattern -> look(pattern.getPattern().getList(), bound);
      case OpPath path -> look(path, bound);
      case OpTable table -> look(table, bound);
      case OpPropFunc words -> {
        var found = words.getSubjectArgs();
        (found.isList() ? found.getArgList() : List.of(found.getArg()))
            .forEach(node -> add(node, bound));
        look(words.getSubOp(), bound);
      }
      case OpJoin join -> lookBoth(join, bound);
      case OpLeftJoin join -> lookBoth(join, bound);
      case OpUnion union -> {
        look(union.getLeft(), new HashSet<>(bound));
        look(union.getRight(), bound);
      }
      case OpService service -> {
        scans = true; // and waits for others
        bound.addAll(OpVars.visibleVars(service));
      }
      case OpFilter filter -> {
        filter.getExprs().getList().stream()
            .flatMap(condition -> PlaceCondition.of(condition).stream())
            .forEach(place -> bound.add(place.variable()));
        look(filter.getSubOp(), bound);
      }
      case Op2 both -> {
        look(both.getLeft(), bound);
        look(both.getRight(), new HashSet<>(bound));
      }
      case Op1 one -> {
        gathers |=
            one instanceof OpGroup
                || one instanceof OpOrder
                || one instanceof OpDistinct
                || one instanceof OpReduced;
        look(one.getSubOp(), bound);
        if (one instanceof OpExtend extend) {
          bound.addAll(extend.getVarExprList().getVars());
        }
        if (one instanceof OpGraph graph && graph.getNode() instanceof Var name) {
          bound.add(name);
        }
      }
      case OpN many -> many.getElements().forEach(part -> look(part, bound));
      default -> {}
    }
  }

  private void lookBoth(Op2 join, Set<Var> bound) {
    var left = OpVars.visibleVars(join.getLeft());
    var right = OpVars.visibleVars(join.getRight());
    boolean apart = !left.isEmpty() && !right.isEmpty() && left.stream().noneMatch(right::contains);
    multiplies |= apart;
    look(join.getLeft(), bound);
    look(join.getRight(), bound);
  }

  private void look(OpTable table, Set<Var> bound) {
    gathers |= table.getTable().size() > FEW_VALUES;
    bound.addAll(table.getTable().getVars());
  }

  private void look(OpPath path, Set<Var> bound) {
    var ends = List.of(path.getTriplePath().getSubject(), path.getTriplePath().getObject());
    boolean begun = ends.stream().anyMatch(end -> !(end instanceof Var v) || bound.contains(v));
    boolean open = !(path.getTriplePath().getPath() instanceof P_Link);
    multiplies |= open && !begun;
    scans |= !begun;
    ends.forEach(end -> add(end, bound));
  }

  /// Follows the pattern from what is known; what cannot be reached is looked through.
  private void look(List<Triple> pattern, Set<Var> bound) {
    var left = new HashSet<>(pattern);
    boolean scanned = false;
    while (!left.isEmpty()) {
      var next = left.stream().filter(triple -> isBegun(triple, bound)).findFirst();
      if (next.isEmpty()) {
        multiplies |= scanned;
        scanned = true;
        scans = true;
      }
      var triple = next.orElseGet(() -> left.iterator().next());
      left.remove(triple);
      add(triple.getSubject(), bound);
      add(triple.getObject(), bound);
      add(triple.getPredicate(), bound);
    }
  }

  /// All of a class are as many as all there is.
  private static boolean isBegun(Triple triple, Set<Var> bound) {
    boolean ofClass = triple.getPredicate().equals(RDF.type.asNode());
    return isKnown(triple.getSubject(), bound)
        || (isKnown(triple.getObject(), bound) && !(ofClass && triple.getObject().isConcrete()));
  }

  private static boolean isKnown(Node node, Set<Var> bound) {
    return node instanceof Var variable ? bound.contains(variable) : node.isConcrete();
  }

  private static void add(Node node, Set<Var> bound) {
    if (node instanceof Var variable) {
      bound.add(variable);
    }
  }
}
