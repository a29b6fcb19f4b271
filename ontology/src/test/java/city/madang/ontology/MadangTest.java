package city.madang.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MadangTest {
  @Test
  void constants_always_areTermsOfTheVocabulary() {
    var constants =
        Arrays.stream(Madang.class.getFields())
            .filter(field -> field.getType() == Node.class)
            .map(MadangTest::iri)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(terms(Madang.readVocabulary())).containsAll(constants);
  }

  @Test
  void term_always_hasLabelsInBothLanguages() {
    var vocabulary = Madang.readVocabulary();

    for (var iri : terms(vocabulary)) {
      assertThat(languages(vocabulary, iri)).as(iri).containsExactlyInAnyOrder("ko", "en");
    }
  }

  @Test
  void term_classOrProperty_isDefinedInBothLanguagesWithAnExample() {
    var vocabulary = Madang.readVocabulary();

    for (var iri : terms(vocabulary)) {
      var term = NodeFactory.createURI(iri);
      if (isA(vocabulary, term, RDFS.Class.asNode())
          || isA(vocabulary, term, RDF.Property.asNode())) {
        assertThat(languagesOf(vocabulary, term, SKOS.definition.asNode()))
            .as(iri)
            .containsExactlyInAnyOrder("ko", "en");
        assertThat(vocabulary.find(term, SKOS.example.asNode(), Node.ANY).toList())
            .as(iri)
            .isNotEmpty()
            .allMatch(example -> isValueOrWords(vocabulary, example));
      }
      if (isA(vocabulary, term, RDF.Property.asNode())) {
        assertThat(vocabulary.contains(term, RDFS.domain.asNode(), Node.ANY)).as(iri).isTrue();
        assertThat(vocabulary.contains(term, RDFS.range.asNode(), Node.ANY)).as(iri).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "birthYears",
        "startPeriod",
        "userType",
        "period",
        "facilityType",
        "weekday",
        "startHours",
        "householdSize",
        "dwelling",
        "warnedWithin"
      })
  void term_ofValuesThatHaveToBeRead_tellsHowByItsExample(String name) {
    var vocabulary = Madang.readVocabulary();
    var term = NodeFactory.createURI(Madang.NAMESPACE + name);

    var example =
        vocabulary.find(term, SKOS.example.asNode(), Node.ANY).next().getObject().getLiteralValue();

    assertThat(vocabulary.find(term, SKOS.definition.asNode(), Node.ANY).toList())
        .hasSize(2)
        .allMatch(it -> it.getObject().getLiteralLexicalForm().contains(example.toString()));
  }

  /// An IRI, a text in a language, or a value of the range of its property.
  private static boolean isValueOrWords(Graph vocabulary, Triple example) {
    var value = example.getObject();
    return value.isURI()
        || !value.getLiteralLanguage().isEmpty()
        || vocabulary.contains(
            example.getSubject(),
            RDFS.range.asNode(),
            NodeFactory.createURI(value.getLiteralDatatypeURI()));
  }

  @Test
  void shapes_property_saysWhatItAsksForInBothLanguages() {
    var shapes = Madang.readShapes();

    var properties = objects(shapes, Node.ANY, "property");
    assertThat(properties).hasSizeGreaterThan(200);
    for (var property : properties) {
      assertThat(languagesOf(shapes, property, shacl("message")))
          .containsExactlyInAnyOrder("ko", "en");
    }
    assertThat(objects(shapes, Node.ANY, "message").stream().map(Node::getLiteralLexicalForm))
        .contains("duration in seconds: at most 1, of type integer, from 0")
        .contains("이용 시간(초): 1개 이하, integer 값, 0 이상");
  }

  private static Set<Node> objects(Graph graph, Node subject, String name) {
    return graph.find(subject, shacl(name), Node.ANY).mapWith(it -> it.getObject()).toSet();
  }

  private static Node shacl(String name) {
    return NodeFactory.createURI("http://www.w3.org/ns/shacl#" + name);
  }

  @Test
  void shapes_example_conforms() {
    assertThat(validate("example.ttl").getEntries()).isEmpty();
  }

  @Test
  void shapes_wrongExample_isReportedForEachFault() {
    var shapesHit =
        validate("wrong.ttl").getEntries().stream()
            .map(entry -> entry.focusNode().getURI())
            .collect(Collectors.toSet());

    assertThat(shapesHit)
        .isEqualTo(
            Set.of(
                "urn:stop-off-the-globe",
                "urn:route-unnamed",
                "urn:trip-with-rider",
                "urn:measurement-of-nothing",
                "urn:activity-without-report",
                "urn:policy-for-one"));
  }

  private static ValidationReport validate(String name) {
    var data = RDFDataMgr.loadGraph(MadangTest.class.getResource(name).toString());
    return ShaclValidator.get().validate(Shapes.parse(Madang.readShapes()), data);
  }

  private static Set<String> terms(Graph vocabulary) {
    return vocabulary.stream()
        .map(triple -> triple.getSubject())
        .filter(node -> node.isURI() && node.getURI().startsWith(Madang.NAMESPACE))
        .map(Node::getURI)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> languages(Graph vocabulary, String iri) {
    var labels = Set.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), DCTerms.title.asNode());
    return vocabulary.stream()
        .filter(triple -> triple.getSubject().hasURI(iri) && labels.contains(triple.getPredicate()))
        .map(triple -> triple.getObject().getLiteralLanguage())
        .collect(Collectors.toSet());
  }

  private static Set<String> languagesOf(Graph vocabulary, Node term, Node property) {
    return vocabulary
        .find(term, property, Node.ANY)
        .mapWith(triple -> triple.getObject().getLiteralLanguage())
        .toSet();
  }

  private static boolean isA(Graph vocabulary, Node term, Node type) {
    return vocabulary.contains(term, RDF.type.asNode(), type);
  }

  private static String iri(Field field) {
    try {
      return ((Node) field.get(null)).getURI();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
