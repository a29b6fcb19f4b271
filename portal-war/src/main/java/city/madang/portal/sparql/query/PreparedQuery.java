package city.madang.portal.sparql.query;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.DatasetDescription;

/// A query that was read and checked, and may run many times.
///
/// @param query without its FROM
/// @param compiled its algebra
/// @param graphs of its FROM; empty for all
/// @param weight whether it is likely to take long
/// @param lasting whether the same data gives the same answer
public record PreparedQuery(
    Query query,
    CompiledQuery compiled,
    DatasetDescription graphs,
    Weight weight,
    boolean lasting) {
  private static final Set<String> CHANGING = Set.of("now", "rand", "uuid", "struuid", "bnode");

  /// Problems: those of [QueryGuard].
  ///
  /// @param services that it may ask
  /// @param query whose FROM is taken from it
  static PreparedQuery of(Query query, Set<String> services) {
    var compiled = CompiledQuery.of(query);
    QueryGuard.check(compiled, services);
    var graphs =
        DatasetDescription.create(
            List.copyOf(query.getGraphURIs()), List.copyOf(query.getNamedGraphURIs()));
    query.getGraphURIs().clear();
    query.getNamedGraphURIs().clear();
    boolean lasting =
        Collections.disjoint(CHANGING, UsedFunctions.of(compiled))
            && compiled.patterns().stream().noneMatch(OpService.class::isInstance);
    return new PreparedQuery(query, compiled, graphs, QueryWeight.of(query, compiled), lasting);
  }

  /// Whether it is likely to take long.
  public boolean heavy() {
    return weight.isHeavy();
  }
}
