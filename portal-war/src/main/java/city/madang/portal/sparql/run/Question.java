package city.madang.portal.sparql.run;

import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.query.PreparedQuery;
import city.madang.portal.sparql.query.SparqlRequest;
import org.apache.jena.sparql.core.DatasetDescription;

/// What is asked.
///
/// @param graphs that the query may read; empty for all
/// @param key what the answer depends on
/// @param explained whether its cost is asked for, and no answer
public record Question(
    PreparedQuery query,
    DatasetDescription graphs,
    ResultFormat format,
    AnswerCache.Key key,
    boolean explained) {
  public static Question of(
      SparqlRequest request, PreparedQuery query, DatasetDescription graphs, ResultFormat format) {
    var key =
        new AnswerCache.Key(
            request.query(), request.defaultGraphs(), request.namedGraphs(), format.mediaType());
    return new Question(query, graphs, format, key, request.explained());
  }

  /// The query as it was sent.
  public String text() {
    return key.query();
  }
}
