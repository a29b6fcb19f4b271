package city.madang.portal.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.ontology.Madang;
import city.madang.portal.http.Language;
import java.io.ByteArrayInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
  private final Vocabulary vocabulary = new Vocabulary();

  @Test
  void page_always_tellsEachTermAtItsAnchor() {
    var page = new String(vocabulary.terms("html", Language.KO), UTF_8);

    for (var area : Area.readAll()) {
      for (var term : area.terms()) {
        assertThat(page).contains("<article id=\"" + term.name() + "\">");
      }
    }
    assertThat(page)
        .contains("<html lang=\"ko\">", "<a href=\"/terms?lang=en\" lang=\"en\"")
        .contains("공공자전거 이용 <code>madang:BikeTrip</code>")
        .contains("<dt>정의역</dt><dd><a href=\"#BikeTrip\">madang:BikeTrip</a></dd>")
        .contains("1.2.1")
        .doesNotContain("<script");
    assertThat(new String(vocabulary.terms("html", Language.EN), UTF_8))
        .contains("<html lang=\"en\">", "<a href=\"/terms?lang=ko\" lang=\"ko\"")
        .contains("Bike-share trip <code>madang:BikeTrip</code>", "<dt>domain</dt>");
  }

  @Test
  void page_area_drawsClassesAndWhatJoinsThem() {
    var page = new String(vocabulary.terms("html", Language.KO), UTF_8);

    assertThat(page)
        .contains("<svg role=\"img\"")
        .contains("class=\"arc\">endArea, startArea</text>");
  }

  @ParameterizedTest
  @CsvSource({"turtle, Turtle", "ld+json, JSON-LD", "rdf+xml, RDF/XML"})
  void graphs_inEachFormat_areTheVocabularyAndTheShapes(String form, String read) {
    var lang = RDFLanguages.nameToLang(read);

    assertThat(
            parse(vocabulary.terms(form, Language.EN), lang)
                .isIsomorphicWith(Madang.readVocabulary()))
        .isTrue();
    assertThat(
            parse(vocabulary.shapes(form, Language.EN), lang).isIsomorphicWith(Madang.readShapes()))
        .isTrue();
  }

  @Test
  void shapes_asPage_areInTheReadersLanguageAndTellWhatIsClosed() {
    assertThat(new String(vocabulary.shapes("html", Language.KO), UTF_8))
        .contains("최소 개수 <code>1</code>")
        .contains("닫힘: 아래 속성과 <code>rdf:type / dcterms:isPartOf</code>만 가질 수 있음");
    assertThat(new String(vocabulary.shapes("html", Language.EN), UTF_8))
        .contains("minCount <code>1</code>", "<a href=\"/terms/shapes?lang=ko\"")
        .contains("Closed: may have only these properties and <code>rdf:type");
  }

  @Test
  void shapes_asPage_tellWhatEachPropertyMustBe() {
    assertThat(new String(vocabulary.shapes("html", Language.EN), UTF_8))
        .contains("<a href=\"/terms?lang=en#District\">madang:District</a>")
        .contains("pattern <code>^[0-9]{5}$</code>")
        .contains("<dt>gsp:hasGeometry / gsp:asWKT</dt>")
        .contains("languageIn <code>ko / en</code>")
        .contains("one value for each dimension and measure of its structure");
  }

  private static Graph parse(byte[] bytes, Lang lang) {
    return RDFParser.source(new ByteArrayInputStream(bytes)).lang(lang).toGraph();
  }
}
