package city.madang.portal.sparql.literal;

import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.optimize.TransformPropertyFunction;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

/// Of all property functions, the one that is switched on. Engines load classes for others by name.
public final class WordFunction extends PropertyFunctionRegistry {
  private static final WordFunction ONLY = new WordFunction();

  private WordFunction() {}

  /// Makes the engine see its calls in a query, and no other.
  public static void putInto(QueryExecBuilder query) {
    query.set(ARQ.enablePropertyFunctions, true).set(ARQConstants.registryPropertyFunctions, ONLY);
  }

  /// The same algebra with its calls, which are triples and lists for the parser.
  public static Op callsIn(Op algebra) {
    var context = new Context();
    set(context, ONLY);
    return TransformPropertyFunction.transform(algebra, context);
  }

  @Override
  public boolean manages(String iri) {
    return iri.equals(WordSearch.NAME);
  }
}
