package city.madang.portal.sparql.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.portal.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class ResultFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*|application/sparql-results+json",
        "text/csv;q=0.5, text/tab-separated-values|text/tab-separated-values",
        "text/csv;q=0.1, */*;q=0.5|application/sparql-results+json",
        "*/*, application/sparql-results+json;q=0|application/sparql-results+xml",
        "application/json|application/sparql-results+json",
        "application/xml;q=0.9, application/json;q=0.8|application/sparql-results+xml",
        "text/csv, application/json|text/csv",
        "*/*, text/csv|text/csv",
        "text/*|text/csv",
        "text/*;q=0, text/html;q=0.1|text/html",
        "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8|text/html",
        "TEXT/CSV|text/csv",
        "image/png, text/csv;q=0.001|text/csv",
      })
  void choose_wishes_areWeighed(String accept, String expected) {
    var query = QueryFactory.create("SELECT * { ?s ?p ?o }");

    assertThat(ResultFormat.choose(query, wishes(accept)).accepted().getFirst())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "*/*,text/turtle",
    "text/plain,application/n-triples",
    "application/rdf+xml,application/rdf+xml",
    "application/ld+json,application/ld+json",
    "application/n-quads,application/n-quads",
  })
  void choose_graph_hasFormatsOfGraphs(String accept, String expected) {
    var query = QueryFactory.create("CONSTRUCT WHERE { ?s ?p ?o }");

    assertThat(ResultFormat.choose(query, wishes(accept)).accepted().getFirst())
        .isEqualTo(expected);
  }

  @Test
  void choose_graphAsJson_isJsonLdOnlyByName() {
    assertThat(ResultFormat.choose(ResultFormat.GRAPHS, wishes("application/json")).mediaType())
        .isEqualTo("application/ld+json");
    assertThat(ResultFormat.choose(ResultFormat.GRAPHS, wishes("application/*")).mediaType())
        .isEqualTo("application/n-triples");
  }

  @Test
  void isPageLiked_browserAlone_isTrue() {
    assertThat(ResultFormat.isPageLiked(wishes("text/html, */*;q=0.8"))).isTrue();
    assertThat(ResultFormat.isPageLiked(wishes("*/*"))).isFalse();
    assertThat(ResultFormat.isPageLiked(wishes("text/turtle, text/html;q=0.9"))).isFalse();
    assertThat(ResultFormat.isPageLiked(wishes("image/png"))).isFalse();
  }

  @Test
  void choose_nothingOfOurs_isProblem() {
    for (var accept : List.of("image/png", "text/csv;q=0", "text/turtle", "*/*;q=0.0")) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> ResultFormat.choose(ResultFormat.RESULTS, wishes(accept)))
          .satisfies(failure -> assertThat(failure.problem().status()).isEqualTo(406));
    }
  }

  /// The parser of JAX-RS needs a server.
  public static List<MediaType> wishes(String accept) {
    return Arrays.stream(accept.split(", *"))
        .map(
            range -> {
              var parts = range.split("[/;]", 3);
              return parts.length == 2
                  ? new MediaType(parts[0], parts[1])
                  : new MediaType(parts[0], parts[1], Map.of("q", parts[2].replace("q=", "")));
            })
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "csv, SELECT * {}, text/csv;charset=utf-8",
    "json, ASK {}, application/sparql-results+json",
    "json, DESCRIBE <urn:a>, application/ld+json",
    "xml, DESCRIBE <urn:a>, application/rdf+xml",
    "ttl, DESCRIBE <urn:a>, text/turtle;charset=utf-8",
  })
  void ofFile_ofAnyQuery_isAFormatThatSuitsIt(String file, String query, String mediaType) {
    var format = ResultFormat.choose(QueryFactory.create(query), ResultFormat.ofFile(file));
    assertThat(format.mediaType()).isEqualTo(mediaType);
  }

  @Test
  void ofFile_unknown_isRefused() {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> ResultFormat.ofFile("exe"));
  }
}
