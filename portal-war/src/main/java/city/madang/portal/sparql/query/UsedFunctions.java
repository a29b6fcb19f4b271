package city.madang.portal.sparql.query;

import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

/// The functions and aggregates that a query calls; its operators are not among them.
public final class UsedFunctions {
  private UsedFunctions() {}

  /// Names of SPARQL as Jena writes them, IRIs of others.
  public static SortedSet<String> of(CompiledQuery query) {
    var functions = query.calls().stream().flatMap(UsedFunctions::name);
    var aggregates =
        query.aggregates().stream().map(Aggregator::getName).map(n -> n.toLowerCase(Locale.ROOT));
    return Stream.concat(functions, aggregates).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> name(ExprFunction call) {
    if (call instanceof E_Function named) {
      return Stream.of(named.getFunctionIRI());
    }
    return call.getOpName() == null
        ? Stream.of(call.getFunctionSymbol().getSymbol())
        : Stream.empty();
  }
}
