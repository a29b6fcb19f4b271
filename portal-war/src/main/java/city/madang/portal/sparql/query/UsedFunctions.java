package city.madang.portal.sparql.query;

import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprVisitorBase;

/// The functions and aggregates that a query calls; its operators are not among them.
public final class UsedFunctions {
  private final SortedSet<String> names = new TreeSet<>();

  private UsedFunctions() {}

  /// Names of SPARQL as Jena writes them, IRIs of others.
  public static SortedSet<String> of(Query query) {
    var used = new UsedFunctions();
    if (query.getQueryPattern() != null) {
      Walker.walk(Algebra.compile(query), used.new Patterns(), used.new Expressions());
    }
    return used.names;
  }

  private void add(ExprFunction function) {
    if (function instanceof E_Function named) {
      names.add(named.getFunctionIRI());
    } else if (function.getOpName() == null) {
      names.add(function.getFunctionSymbol().getSymbol());
    }
  }

  private final class Patterns extends OpVisitorBase {
    @Override
    public void visit(OpGroup group) {
      group.getAggregators().forEach(new Expressions()::visit);
    }

    @Override
    public void visit(OpOrder order) {
      // The walker passes by patterns inside of sort conditions.
      order
          .getConditions()
          .forEach(by -> Walker.walk(by.getExpression(), new Patterns(), new Expressions()));
    }
  }

  private final class Expressions extends ExprVisitorBase {
    @Override
    public void visit(ExprFunction0 function) {
      add(function);
    }

    @Override
    public void visit(ExprFunction1 function) {
      add(function);
    }

    @Override
    public void visit(ExprFunction2 function) {
      add(function);
    }

    @Override
    public void visit(ExprFunction3 function) {
      add(function);
    }

    @Override
    public void visit(ExprFunctionN function) {
      add(function);
    }

    @Override
    public void visit(ExprAggregator aggregate) {
      names.add(aggregate.getAggregator().getName().toLowerCase(Locale.ROOT));
      var list = aggregate.getAggregator().getExprList();
      if (list != null) {
        list.forEach(expression -> Walker.walk(expression, new Patterns(), new Expressions()));
      }
    }
  }
}
