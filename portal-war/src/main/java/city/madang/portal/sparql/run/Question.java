package city.madang.portal.sparql.run;

import city.madang.portal.sparql.format.AnswerForms;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.query.PreparedQuery;
import city.madang.portal.sparql.query.SparqlRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetDescription;

/// What is asked.
///
/// @param graphs that the query may read; empty for all
/// @param key what the answer depends on
/// @param explained whether its cost is asked for, and no answer
/// @param file what the answer is saved as, such as `csv`
public record Question(
    PreparedQuery query,
    DatasetDescription graphs,
    ResultFormat format,
    AnswerCache.Key key,
    boolean explained,
    Optional<String> file) {
  public static Question of(
      SparqlRequest request, PreparedQuery query, DatasetDescription graphs, ResultFormat format) {
    var key =
        new AnswerCache.Key(
            request.query(), request.defaultGraphs(), request.namedGraphs(), format.mediaType());
    return new Question(query, graphs, format, key, request.explained(), request.file());
  }

  /// What follows the answer on a page.
  byte[] pageEnd() {
    return AnswerForms.of(
            key.query(),
            key.defaultGraphs(),
            key.namedGraphs(),
            ResultFormat.isGraph(query.query()))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// The query as it was sent.
  public String text() {
    return key.query();
  }
}
