package city.madang.ontology;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;

/// The vocabulary and its shapes, in a file for each area of the city, and constants for the terms
/// that our code writes itself.
public final class Madang {
  /// What every term starts with; the preferred prefix is `madang`.
  public static final String NAMESPACE = "https://madang.city/terms#";

  /// The vocabulary itself.
  public static final String VOCABULARY = "https://madang.city/terms";

  private static final String QB = "http://purl.org/linked-data/cube#";

  private static final List<String> AREAS =
      List.of(
          "core", "place", "energy", "environment", "people", "safety", "transport", "programme");

  public static final Node USER_TYPE = term("userType");
  public static final Node DURATION_SECONDS = term("durationSeconds");
  public static final Node ANONYMIZATION = term("Anonymization");
  public static final Node SMALLEST_CLASS = term("smallestClass");
  public static final Node INFORMATION_LOSS = term("informationLoss");
  public static final Node SUPPRESSED_SHARE = term("suppressedShare");
  public static final Node HIGHEST_RISK = term("highestRisk");
  public static final Node MEAN_RISK = term("meanRisk");
  public static final Node REQUIRED_PEOPLE = term("requiredPeople");
  public static final Node MAPPED_TRIPLES = term("mappedTriples");
  public static final Node CHECKED_TRIPLES = term("checkedTriples");
  public static final Node SUPPRESSION_LIMIT = term("suppressionLimit");
  public static final Node MARKETER_RISK = term("marketerRisk");
  public static final Node HIGHEST_GUESS = term("highestGuess");
  public static final Node MEAN_GUESS = term("meanGuess");
  public static final Node UNICITY = term("unicity");
  public static final Node PLACE_UNICITY = term("placeUnicity");
  public static final Node EPSILON = term("epsilon");
  public static final Node DELTA = term("delta");
  public static final Node EPSILON_SPENT = term("epsilonSpent");
  public static final Node NOISE_DEVIATION = term("noiseDeviation");
  public static final Node OF_COLUMN = term("ofColumn");
  public static final Node PROTECTED_BY = term("protectedBy");
  public static final Node LOOK_ALIKE_CLASSES = term("lookAlikeClasses");
  public static final Node TRAJECTORY_PIECES = term("trajectoryPieces");
  public static final Node TRAJECTORY_FLOWS = term("trajectoryFlows");
  public static final Node DISCRETE_LAPLACE_NOISE = term("discreteLaplaceNoise");
  public static final Node UNICITY_LIMIT = term("unicityLimit");
  public static final Node EPSILON_LIMIT = term("epsilonLimit");
  public static final Node CONTRIBUTION_LIMIT = term("contributionLimit");

  private Madang() {}

  /// The areas of the city, in the order in which they are told.
  public static List<String> areas() {
    return AREAS;
  }

  /// Reads the terms of one area.
  public static Graph readTerms(String area) {
    return read("terms", List.of(area));
  }

  /// Reads the vocabulary: the terms of all areas.
  public static Graph readVocabulary() {
    return read("terms", AREAS);
  }

  /// The version of the vocabulary, as it tells it.
  public static String version() {
    return Version.TOLD;
  }

  /// Read when it is first asked for: pages ask for it all the time.
  private static final class Version {
    static final String TOLD =
        readTerms("core")
            .find(NodeFactory.createURI(VOCABULARY), OWL2.versionInfo.asNode(), Node.ANY)
            .mapWith(triple -> triple.getObject().getLiteralLexicalForm())
            .next();
  }

  /// Reads the SHACL shapes of all areas, with messages in both languages.
  public static Graph readShapes() {
    var shapes = read("shapes", AREAS);
    ShapeMessages.add(shapes, readVocabulary());
    return shapes;
  }

  /// Reads the structures of cubes alone: which dimensions, measures and attributes a cell has.
  ///
  /// Source: QB (2014), section 6. No thing in it has a class, so no shape looks at it.
  public static Graph readStructures() {
    var vocabulary = readVocabulary();
    var structures = GraphFactory.createDefaultGraph();
    for (var component : List.of("component", "dimension", "measure", "attribute")) {
      var property = NodeFactory.createURI(QB + component);
      vocabulary.find(Node.ANY, property, Node.ANY).forEachRemaining(structures::add);
    }
    return structures;
  }

  private static Graph read(String folder, List<String> areas) {
    var all = GraphFactory.createDefaultGraph();
    for (var area : areas) {
      var path = "city/madang/ontology/" + folder + "/" + area + ".ttl";
      var stream = Madang.class.getClassLoader().getResourceAsStream(path);
      RDFParser.source(stream).lang(Lang.TURTLE).parse(all);
    }
    return all;
  }

  private static Node term(String name) {
    return NodeFactory.createURI(NAMESPACE + name);
  }
}
