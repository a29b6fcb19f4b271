package city.madang.portal.sparql.query;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One query as the protocol carries it.
///
/// Source: SPARQL 1.1 Protocol, section 2.1.
///
/// @param query the text
/// @param defaultGraphs `default-graph-uri`
/// @param namedGraphs `named-graph-uri`
/// @param explained whether its cost is asked for, and no answer
/// @param file what its answer is saved as, such as `csv`
/// @param lang of its page, if the client tells
/// @param timeout until its answer is whole, if the client wishes it shorter than we do
public record SparqlRequest(
    String query,
    List<String> defaultGraphs,
    List<String> namedGraphs,
    boolean explained,
    Optional<String> file,
    Optional<String> lang,
    Optional<Duration> timeout) {
  public SparqlRequest {
    defaultGraphs = List.copyOf(defaultGraphs);
    namedGraphs = List.copyOf(namedGraphs);
  }

  /// One that asks for an answer.
  public SparqlRequest(String query, List<String> defaultGraphs, List<String> namedGraphs) {
    this(
        query,
        defaultGraphs,
        namedGraphs,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
