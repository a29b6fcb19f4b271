package city.madang.portal.sparql.literal;

import city.madang.portal.sparql.geo.PlaceCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.expr.Expr;
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

  /// Each row with each geometry that can fulfil a condition then; a row as it is, if these are
  /// many or not known.
  ///
  /// @param condition whose variables the row has, but for this one
  public static QueryIterator near(
      Expr condition, Var variable, QueryIterator rows, ExecutionContext context) {
    var found = KnownLiterals.of(context.getContext());
    var generation = found.flatMap(KnownLiterals::find);
    if (generation.isEmpty()) {
      return rows;
    }
    var near =
        Iter.flatMap(rows, row -> near(condition, variable, row, found.get(), generation.get()));
    return QueryIterPlainWrapper.create(near, context);
  }

  private static Iterator<Binding> near(
      Expr condition,
      Var variable,
      Binding row,
      KnownLiterals literals,
      LiteralGeneration generation) {
    return PlaceCondition.of(condition.copySubstitute(row))
        .flatMap(place -> ids(place, generation))
        .map(ids -> ids.mapToObj(id -> with(row, variable, literals.node(id))).iterator())
        .orElseGet(() -> Iter.singletonIterator(row));
  }

  private static Binding with(Binding row, Var variable, Node geometry) {
    return BindingFactory.binding(row, variable, geometry);
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
