package city.madang.portal.sparql.query;

import static city.madang.portal.problem.ProblemType.SPARQL_REFUSED;
import static city.madang.portal.problem.ProblemType.SPARQL_TOO_COMPLEX;

import city.madang.portal.sparql.geo.GeoFunctions;
import city.madang.portal.sparql.literal.WordSearch;
import java.util.List;
import java.util.Set;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionRegistry;

/// Refuses, before anything is planned or runs, what could reach other hosts, load classes or
/// sleep, and what would take long to plan.
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

  /// EXISTS inside of EXISTS. Each level is one more that every row of the last one is asked for.
  private static final int MOST_NESTED = 8;

  private QueryGuard() {}

  /// Refuses what is not allowed.
  ///
  /// Problems: 403 `sparql-refused`, 400 `sparql-too-complex`.
  ///
  /// @param services that it may ask
  public static void check(CompiledQuery query, Set<String> services) {
    if (query.nesting() > MOST_NESTED) {
      throw SPARQL_TOO_COMPLEX.with(
          "at most %d EXISTS may stand inside of each other: join what they ask for"
              .formatted(MOST_NESTED));
    }
    query.patterns().forEach(pattern -> check(pattern, services));
    query.calls().forEach(QueryGuard::check);
    query.aggregates().forEach(QueryGuard::check);
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
        && (function.startsWith(XSD)
            || function.startsWith(FN)
            || function.startsWith(MATH)
            || isGeographic(function));
  }

  private static boolean isGeographic(String function) {
    return function.startsWith(GeoFunctions.NAMESPACE)
        && FunctionRegistry.get().isRegistered(function);
  }

  private static RuntimeException refused(String what) {
    return SPARQL_REFUSED.with(what);
  }

  private static void check(Op pattern, Set<String> services) {
    switch (pattern) {
      case OpService service -> check(service, services);
      case OpPropFunc words -> WordSearch.check(words);
      case OpBGP triples ->
          triples.getPattern().forEach(triple -> checkPredicate(triple.getPredicate()));
      default -> {}
    }
  }

  private static void check(OpService call, Set<String> services) {
    if (services.isEmpty()) {
      throw refused("SERVICE is switched off: queries stay on this server");
    }
    var service = call.getService();
    if (!service.isURI() || !services.contains(service.getURI())) {
      throw refused("SERVICE may name: " + String.join(", ", new TreeSet<>(services)));
    }
    if (CompiledQuery.of(call.getSubOp()).patterns().stream()
        .anyMatch(OpService.class::isInstance)) {
      throw refused("a SERVICE inside of a SERVICE would be asked by another server");
    }
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

  private static void check(ExprFunction call) {
    if (call instanceof E_Function named && !allowed(named.getFunctionIRI())) {
      throw refused("this function is switched off: <" + named.getFunctionIRI() + ">");
    }
  }

  private static void check(Aggregator aggregate) {
    if (aggregate instanceof AggCustom custom) {
      throw refused("this aggregate is switched off: <" + custom.getIRI() + ">");
    }
  }
}
