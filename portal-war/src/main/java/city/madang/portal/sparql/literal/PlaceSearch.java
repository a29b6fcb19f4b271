package city.madang.portal.sparql.literal;

import city.madang.portal.sparql.geo.PlaceCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.lucene.document.DoubleRange;

/// Finds the geometries that can fulfil conditions of places.
public final class PlaceSearch {
  private PlaceSearch() {}

  /// Rows with each geometry of the store that can fulfil the conditions; empty if none of them is
  /// of a place, if these geometries are many, or if the newest have not been read yet.
  ///
  /// @param objects variables whose values come from the store
  public static Optional<QueryIterator> rows(
      ExprList conditions, Set<Var> objects, ExecutionContext context) {
    return KnownLiterals.of(context.getContext())
        .flatMap(
            literals ->
                conditions.getList().stream()
                    .flatMap(condition -> PlaceCondition.of(condition).stream())
                    .filter(place -> objects.contains(place.variable()))
                    .findFirst()
                    .flatMap(place -> rows(place, literals, context)));
  }

  private static Optional<QueryIterator> rows(
      PlaceCondition place, KnownLiterals literals, ExecutionContext context) {
    return literals
        .find()
        .flatMap(generation -> ids(place, generation))
        .map(ids -> ids.mapToObj(id -> row(place.variable(), literals.node(id))).iterator())
        .map(rows -> QueryIterPlainWrapper.create(rows, context));
  }

  private static Binding row(Var variable, Node geometry) {
    return BindingFactory.binding(variable, geometry);
  }

  private static Optional<LongStream> ids(PlaceCondition place, LiteralGeneration generation) {
    var box = place.box();
    var query =
        DoubleRange.newIntersectsQuery(
            LiteralDocument.PLACE,
            new double[] {box.getMinX(), box.getMinY()},
            new double[] {box.getMaxX(), box.getMaxY()});
    try {
      var searcher = generation.acquire();
      try {
        return FoundIds.of(searcher, query);
      } finally {
        generation.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
