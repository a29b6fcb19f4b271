package city.madang.portal.sparql.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TableFactory;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.E_NotOneOf;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.E_OneOfBase;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;

/// Takes long lists of constants behind IN as what they are: IRIs of a variable that a pattern
/// matches as a table, like VALUES; all others as one lookup. Jena makes a condition of each
/// constant, and plans them in the square of their number.
public final class LongLists {
  /// Fewer are as well looked up one by one, which Jena does.
  private static final int MANY = 64;

  private LongLists() {}

  /// The same query.
  public static Op in(Op op) {
    var withTables = Transformer.transform(new Tables(), op);
    return Transformer.transform(new TransformCopy(), new Lookups(), withTables);
  }

  private static boolean isLong(E_OneOfBase list) {
    var values = list.getRHS().getList();
    return values.size() >= MANY && values.stream().allMatch(Expr::isConstant);
  }

  private static final class Tables extends TransformCopy {
    @Override
    public Op transform(OpFilter filter, Op filtered) {
      var bound = MatchedVars.of(filtered);
      var left = new ExprList();
      var op = filtered;
      for (var condition : filter.getExprs()) {
        var table = table(condition).filter(rows -> bound.containsAll(rows.getTable().getVars()));
        if (table.isPresent()) {
          op = OpJoin.create(table.get(), op);
        } else {
          left.add(condition);
        }
      }
      return left.isEmpty() ? op : OpFilter.filterBy(left, op);
    }

    private static Optional<OpTable> table(Expr condition) {
      return condition instanceof E_OneOf list
              && list.getLHS().isVariable()
              && isLong(list)
              && list.getRHS().getList().stream().allMatch(each -> each.getConstant().isIRI())
          ? Optional.of(table(list.getLHS().asVar(), list.getRHS().getList()))
          : Optional.empty();
    }

    private static OpTable table(Var variable, List<Expr> iris) {
      var table = TableFactory.create(List.of(variable));
      var each = new LinkedHashSet<Node>();
      iris.forEach(iri -> each.add(iri.getConstant().asNode()));
      each.forEach(iri -> table.addBinding(BindingFactory.binding(variable, iri)));
      return OpTable.create(table);
    }
  }

  private static final class Lookups extends ExprTransformCopy {
    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
      var copy = super.transform(function, arguments);
      return switch (copy) {
        case E_OneOf list when isLong(list) -> lookup(list, true);
        case E_NotOneOf list when isLong(list) -> lookup(list, false);
        default -> copy;
      };
    }

    private static Expr lookup(E_OneOfBase list, boolean in) {
      var values = list.getRHS().getList().stream().map(Expr::getConstant).toList();
      return new OneOf(list.getLHS(), new ValueList(values), in);
    }
  }

  private static final class OneOf extends ExprFunction1 {
    private final ValueList values;
    private final boolean in;

    OneOf(Expr sought, ValueList values, boolean in) {
      super(sought, in ? "in" : "notin");
      this.values = values;
      this.in = in;
    }

    @Override
    public NodeValue eval(NodeValue value) {
      return NodeValue.booleanReturn(values.has(value) == in);
    }

    @Override
    public Expr copy(Expr sought) {
      return new OneOf(sought, values, in);
    }

    @Override
    public boolean equals(Expr other, boolean bySyntax) {
      return super.equals(other, bySyntax)
          && other instanceof OneOf list
          && values.equals(list.values);
    }

    @Override
    public int hashCode() {
      return 31 * super.hashCode() + values.hashCode();
    }
  }
}
