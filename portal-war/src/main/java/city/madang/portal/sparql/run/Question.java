package city.madang.portal.sparql.run;

import city.madang.portal.sparql.format.AnswerForms;
import city.madang.portal.sparql.format.AskedPage;
import city.madang.portal.sparql.format.HtmlPage;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.query.PreparedQuery;
import city.madang.portal.sparql.query.SparqlRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetDescription;

/// What is asked.
///
/// @param graphs that the query may read; empty for all
/// @param key what the answer depends on
/// @param request as it was sent
public record Question(
    PreparedQuery query,
    DatasetDescription graphs,
    ResultFormat format,
    AnswerCache.Key key,
    SparqlRequest request) {
  public static Question of(
      SparqlRequest request, PreparedQuery query, DatasetDescription graphs, ResultFormat format) {
    var key =
        new AnswerCache.Key(
            request.query(), request.defaultGraphs(), request.namedGraphs(), format.key());
    return new Question(query, graphs, format, key, request);
  }

  /// A limit of ours, or the client's if that is shorter.
  Duration within(Duration limit) {
    return request.timeout().filter(wish -> wish.compareTo(limit) < 0).orElse(limit);
  }

  /// Whether its cost is asked for, and no answer.
  public boolean explained() {
    return request.explained();
  }

  /// What the answer is saved as, such as `csv`.
  public Optional<String> file() {
    return request.file();
  }

  /// The question as a page asks it again.
  public AskedPage page() {
    return new AskedPage(request, format.language());
  }

  /// What comes before the answer on a page.
  byte[] pageBegin() {
    return HtmlPage.head(page()).getBytes(StandardCharsets.UTF_8);
  }

  /// What follows it.
  byte[] pageEnd() {
    return AnswerForms.of(page(), ResultFormat.isGraph(query.query()))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// The query as it was sent.
  public String text() {
    return request.query();
  }
}
