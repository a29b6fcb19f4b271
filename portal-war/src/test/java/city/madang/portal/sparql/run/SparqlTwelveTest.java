package city.madang.portal.sparql.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.portal.http.Html;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.format.ResultFormatTest;
import city.madang.portal.sparql.format.SolutionsWriter;
import city.madang.portal.sparql.query.QueryReader;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;

/// What SPARQL 1.2 adds, as far as a client sees it.
class SparqlTwelveTest {
  private static final String QUERY =
      """
      VERSION "1.2"
      SELECT (<<( <http://x.example/s> <http://x.example/p> 'o'@en--ltr )>> AS ?t)
        (STRLANGDIR('바다', 'ko', 'rtl') AS ?d) (isTRIPLE(?t) AS ?is) (hasLANGDIR(?d) AS ?has) {}
      """;

  @Test
  void write_json_hasTripleTermsAndDirections() {
    assertThat(write("application/sparql-results+json").replaceAll("\\s+", ""))
        .contains("\"t\":{\"type\":\"triple\",\"value\":{\"subject\":{")
        .contains("\"xml:lang\":\"en\",\"its:dir\":\"ltr\",\"value\":\"o\"")
        .contains("\"d\":{\"type\":\"literal\",\"xml:lang\":\"ko\",\"its:dir\":\"rtl\"");
  }

  @Test
  void write_xml_hasTripleTermsAndDirections() {
    assertThat(write("application/sparql-results+xml"))
        .contains("<triple>", "<subject>", "its:dir=\"ltr\"", "its:dir=\"rtl\">바다</literal>");
  }

  @Test
  void write_tsvAndHtml_haveTurtlesTerms() {
    var term = "<<( <http://x.example/s> <http://x.example/p> \"o\"@en--ltr )>>";

    assertThat(write("text/tab-separated-values")).contains(term, "\"바다\"@ko--rtl", "true\ttrue");
    assertThat(write("text/html")).contains(Html.escape(term), "@ko--rtl");
  }

  private static String write(String type) {
    var out = new ByteArrayOutputStream();
    var query = QueryReader.read(QUERY, URI.create("http://x.example/sparql")).query();
    var format = ResultFormat.choose(query, ResultFormatTest.wishes(type));
    try (var run = QueryExec.dataset(DatasetGraphFactory.empty()).query(query).build()) {
      SolutionsWriter.write(run.select(), format, out);
    }
    return out.toString(UTF_8);
  }
}
