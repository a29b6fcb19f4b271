package city.madang.portal.sparql.query;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;

/// A query that was read and checked, and may run many times.
///
/// @param query without its FROM
/// @param graphs of its FROM; empty for all
/// @param weight whether it is likely to take long
/// @param lasting whether the same data gives the same answer
public record PreparedQuery(
    Query query, DatasetDescription graphs, Weight weight, boolean lasting) {
  private static final Pattern CHANGING =
      Pattern.compile("\\b(NOW|RAND|UUID|STRUUID|BNODE)\\s*\\(", Pattern.CASE_INSENSITIVE);

  /// @param query whose FROM is taken from it
  static PreparedQuery of(Query query) {
    var graphs =
        DatasetDescription.create(
            List.copyOf(query.getGraphURIs()), List.copyOf(query.getNamedGraphURIs()));
    query.getGraphURIs().clear();
    query.getNamedGraphURIs().clear();
    boolean lasting = !CHANGING.matcher(query.toString()).find();
    return new PreparedQuery(query, graphs, QueryWeight.of(query), lasting);
  }

  /// Whether it is likely to take long.
  public boolean heavy() {
    return weight.isHeavy();
  }
}
