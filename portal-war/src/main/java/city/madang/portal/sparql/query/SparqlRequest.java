package city.madang.portal.sparql.query;

import java.util.List;

/// One query as the protocol carries it.
///
/// Source: SPARQL 1.1 Protocol, section 2.1.
///
/// @param query the text
/// @param defaultGraphs `default-graph-uri`
/// @param namedGraphs `named-graph-uri`
/// @param explained whether its cost is asked for, and no answer
public record SparqlRequest(
    String query, List<String> defaultGraphs, List<String> namedGraphs, boolean explained) {
  public SparqlRequest {
    defaultGraphs = List.copyOf(defaultGraphs);
    namedGraphs = List.copyOf(namedGraphs);
  }

  /// One that asks for an answer.
  public SparqlRequest(String query, List<String> defaultGraphs, List<String> namedGraphs) {
    this(query, defaultGraphs, namedGraphs, false);
  }
}
