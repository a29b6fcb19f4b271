package city.madang.portal.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.ontology.Madang;
import java.io.ByteArrayInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
  private final Vocabulary vocabulary = new Vocabulary();

  @Test
  void page_always_tellsEachTermAtItsAnchor() {
    var page = new String(vocabulary.page(), UTF_8);

    for (var area : Area.readAll()) {
      for (var term : area.terms()) {
        assertThat(page).contains("<article id=\"" + term.name() + "\">");
      }
    }
    assertThat(page)
        .contains("공공자전거 이용 · <span lang=\"en\">Bike-share trip</span>")
        .contains("<dt>domain</dt><dd><a href=\"#BikeTrip\">madang:BikeTrip</a></dd>")
        .contains("1.0.0")
        .doesNotContain("<script");
  }

  @Test
  void page_area_drawsClassesAndWhatJoinsThem() {
    var page = new String(vocabulary.page(), UTF_8);

    assertThat(page)
        .contains("<svg role=\"img\"")
        .contains("class=\"arc\">endArea, startArea</text>");
  }

  @ParameterizedTest
  @CsvSource({"TURTLE, Turtle", "JSONLD, JSON-LD", "RDFXML, RDF/XML"})
  void terms_inEachFormat_areTheVocabulary(String written, String read) {
    var format =
        switch (written) {
          case "JSONLD" -> RDFFormat.JSONLD_PRETTY;
          case "RDFXML" -> RDFFormat.RDFXML_PRETTY;
          default -> RDFFormat.TURTLE_PRETTY;
        };

    var graph = parse(vocabulary.terms(format), RDFLanguages.nameToLang(read));

    assertThat(graph.isIsomorphicWith(Madang.readVocabulary())).isTrue();
  }

  @Test
  void shapes_asTurtle_areTheShapes() {
    assertThat(parse(vocabulary.shapes(), Lang.TURTLE).isIsomorphicWith(Madang.readShapes()))
        .isTrue();
  }

  private static Graph parse(byte[] bytes, Lang lang) {
    return RDFParser.source(new ByteArrayInputStream(bytes)).lang(lang).toGraph();
  }
}
