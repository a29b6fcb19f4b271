package city.madang.ontology;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;

class CompetencyQuestionTest {
  private static final String SENSORS =
      """
      PREFIX madang: <https://madang.city/terms#>
      PREFIX qudt: <http://qudt.org/schema/qudt/>
      PREFIX schema: <https://schema.org/>
      PREFIX sosa: <http://www.w3.org/ns/sosa/>
      PREFIX unit: <http://qudt.org/vocab/unit/>
      PREFIX : <urn:>
      :delta a madang:SmartCitySite ; schema:category "pilot" ; schema:name "부산"@ko , "Busan"@en .
      :sejong a madang:SmartCitySite ; schema:category "pilot" ; schema:name "세종"@ko , "Sejong"@en .
      :ear schema:containedInPlace :delta ; sosa:observes madang:soundLevel ; qudt:hasUnit unit:DeciB .
      :e1 sosa:madeBySensor :ear ; sosa:hasSimpleResult 40 .
      :e2 sosa:madeBySensor :ear ; sosa:hasSimpleResult 40 .
      :e3 sosa:madeBySensor :ear ; sosa:hasSimpleResult 70 .
      :air schema:containedInPlace :delta ; sosa:observes madang:airTemperature ; qudt:hasUnit unit:DEG_C .
      :a1 sosa:madeBySensor :air ; sosa:hasSimpleResult 10.1 .
      :a2 sosa:madeBySensor :air ; sosa:hasSimpleResult 10.1 .
      :a3 sosa:madeBySensor :air ; sosa:hasSimpleResult 9.9 .
      """;

  /// (10^4 + 10^4 + 10^7) / 3 is 10^6.5238, where 50 dB would be the mean of the levels.
  @Test
  void sensorsOfPilotCities_soundLevels_areMeantByEnergy() {
    assertThat(answers("sensors-of-pilot-cities", SENSORS, "city_en", "observations", "mean"))
        .containsExactly("Busan 3 10.0", "Busan 3 65.2", "Sejong 0 -");
  }

  private static final String CITIES =
      """
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX madang: <https://madang.city/terms#>
      PREFIX schema: <https://schema.org/>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX : <urn:>
      :complexes {
        :g a madang:ThemeComplex ; dcterms:spatial :gimhae ;
          schema:name "관광"@ko , "Tourism"@en ; schema:areaServed "김해"@ko , "Gimhae"@en .
        :b a madang:ThemeComplex ; dcterms:spatial :bucheon ;
          schema:name "먼지"@ko , "Dust"@en ; schema:areaServed "부천"@ko , "Bucheon"@en .
      }
      :flows { :f1 dcterms:spatial :gimhae . :f2 dcterms:spatial :gimhae }
      """;

  @Test
  void dataOfThemeComplexes_placeWithoutData_isThereWithNone() {
    assertThat(answers("data-of-theme-complexes", CITIES, "place_en", "graph", "things"))
        .containsExactly("Gimhae urn:flows 2", "Bucheon - 0");
  }

  private static final String CHARGES =
      """
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX madang: <https://madang.city/terms#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX : <urn:>
      :station madang:hasChargingPoint :p1 , :p2 ; dcterms:spatial :haeundae .
      :haeundae skos:prefLabel "해운대구"@ko , "Haeundae-gu"@en ; skos:notation "21090" .
      :c1 a madang:ChargingSession ; madang:energyKilowattHours 4 ; madang:atStation :station .
      :c2 a madang:ChargingSession ; madang:energyKilowattHours 8 ; madang:atStation :station .
      :c3 a madang:ChargingSession ; madang:energyKilowattHours 9 ; dcterms:spatial :haeundae .
      """;

  @Test
  void chargingByDistrict_energy_isTheMeanOfAChargeByName() {
    assertThat(
            answers(
                "charging-by-district",
                CHARGES,
                "district_en",
                "points",
                "sessions",
                "meanKilowattHours"))
        .containsExactly("Haeundae-gu 2 3 7.0");
  }

  private static List<String> answers(String id, String data, String... columns) {
    var question =
        CompetencyQuestion.readAll().stream().filter(it -> it.id().equals(id)).findFirst();
    // As in a portal, whose default graph is the union of all.
    var all = DatasetFactory.create();
    RDFParser.fromString(data, Lang.TRIG).parse(all);
    GraphUtil.addInto(all.getDefaultModel().getGraph(), all.getUnionModel().getGraph());
    var answers = new ArrayList<String>();
    try (var execution =
        QueryExec.dataset(all.asDatasetGraph()).query(question.orElseThrow().query()).build()) {
      execution.select().forEachRemaining(row -> answers.add(text(row, columns)));
    }
    return answers;
  }

  private static String text(Binding row, String... columns) {
    return Stream.of(columns)
        .map(column -> row.get(column))
        .map(
            value ->
                value == null
                    ? "-"
                    : value.isURI() ? value.getURI() : value.getLiteralLexicalForm())
        .collect(joining(" "));
  }
}
