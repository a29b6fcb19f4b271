package city.madang.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
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
    assertThat(answers("sensors-of-pilot-cities"))
        .containsExactly("Busan 3 10.0", "Busan 3 65.2", "Sejong 0 -");
  }

  private static List<String> answers(String id) {
    var question =
        CompetencyQuestion.readAll().stream().filter(it -> it.id().equals(id)).findFirst();
    var data = DatasetFactory.create();
    RDFParser.fromString(SENSORS, Lang.TURTLE).parse(data);
    var answers = new ArrayList<String>();
    try (var execution =
        QueryExec.dataset(data.asDatasetGraph()).query(question.orElseThrow().query()).build()) {
      var solutions = execution.select();
      while (solutions.hasNext()) {
        var solution = solutions.next();
        var mean = solution.get("mean");
        answers.add(
            "%s %s %s"
                .formatted(
                    solution.get("city_en").getLiteralLexicalForm(),
                    solution.get("observations").getLiteralLexicalForm(),
                    mean == null ? "-" : mean.getLiteralLexicalForm()));
      }
    }
    return answers;
  }
}
