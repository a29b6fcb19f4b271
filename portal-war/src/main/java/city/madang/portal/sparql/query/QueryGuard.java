package city.madang.portal.sparql.query;

import static city.madang.portal.problem.ProblemType.SPARQL_REFUSED;

import java.util.List;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.function.FunctionRegistry;

/// Refuses, before anything runs, what could reach other hosts, load classes or sleep.
///
/// It walks the compiled algebra, so a subquery, EXISTS, an aggregate or HAVING hides nothing.
public final class QueryGuard {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
  private static final String FN = "http://www.w3.org/2005/xpath-functions#";
  private static final String MATH = "http://www.w3.org/2005/xpath-functions/math#";

  /// What names something inside the engine or the JVM.
  private static final List<String> ENGINE =
      List.of("java:", "http://jena.apache.org/", "http://jena.hpl.hp.com/");

  /// Functions of `fn:` that call by name, fail on purpose or depend on the host.
  private static final Set<String> CLOSED =
      Set.of(FN + "apply", FN + "error", FN + "collation-key", FN + "implicit-timezone");

  private QueryGuard() {}

  /// Refuses what is not allowed.
  ///
  /// @throws city.madang.portal.problem.ProblemException `sparql-refused`
  public static void check(Query query) {
    if (query.getQueryPattern() != null) {
      Walker.walk(Algebra.compile(query), new Patterns(), new Expressions());
    }
  }

  /// The functions beyond those of SPARQL that may be called.
  public static List<String> listFunctions() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(FunctionRegistry.get().keys(), 0), false)
        .filter(QueryGuard::allowed)
        .filter(iri -> !iri.startsWith(XSD))
        .sorted()
        .toList();
  }

  private static boolean allowed(String function) {
    return !CLOSED.contains(function)
        && (function.startsWith(XSD) || function.startsWith(FN) || function.startsWith(MATH));
  }

  private static RuntimeException refused(String what) {
    return SPARQL_REFUSED.with(what);
  }

  private static final class Patterns extends OpVisitorBase {
    @Override
    public void visit(OpService service) {
      throw refused("SERVICE is switched off: queries stay on this server");
    }

    @Override
    public void visit(OpPropFunc function) {
      throw refused("property functions are switched off");
    }

    @Override
    public void visit(OpBGP pattern) {
      pattern.getPattern().forEach(triple -> checkPredicate(triple.getPredicate()));
    }

    @Override
    public void visit(OpGroup group) {
      var expressions = new Expressions();
      group.getAggregators().forEach(expressions::visit);
    }

    @Override
    public void visit(OpOrder order) {
      // The walker passes by patterns inside of sort conditions.
      order
          .getConditions()
          .forEach(by -> Walker.walk(by.getExpression(), new Patterns(), new Expressions()));
    }

    private static void checkPredicate(Node predicate) {
      if (predicate.isURI() && isFunction(predicate.getURI())) {
        throw refused("property functions are switched off: <" + predicate.getURI() + ">");
      }
    }

    private static boolean isFunction(String iri) {
      // Jena loads classes for any name below its own namespaces, registered or not.
      return ENGINE.stream().anyMatch(iri::startsWith);
    }
  }

  private static final class Expressions extends ExprVisitorBase {
    @Override
    public void visit(ExprFunctionN call) {
      if (call instanceof E_Function named && !allowed(named.getFunctionIRI())) {
        throw refused("this function is switched off: <" + named.getFunctionIRI() + ">");
      }
    }

    @Override
    public void visit(ExprAggregator aggregate) {
      if (aggregate.getAggregator() instanceof AggCustom custom) {
        throw refused("this aggregate is switched off: <" + custom.getIRI() + ">");
      }
      var list = aggregate.getAggregator().getExprList();
      if (list != null) {
        list.forEach(expression -> Walker.walk(expression, new Patterns(), new Expressions()));
      }
    }
  }
}
