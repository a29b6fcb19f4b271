package city.madang.ontology;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;

/// The terms of `madang.ttl`, one constant each.
public final class Madang {
  /// What every term starts with; the preferred prefix is `madang`.
  public static final String NAMESPACE = "https://madang.city/terms#";

  public static final Node BIKE_TRIP = term("BikeTrip");
  public static final Node AREA = term("Area");
  public static final Node START_AREA = term("startArea");
  public static final Node END_AREA = term("endArea");
  public static final Node BIRTH_YEARS = term("birthYears");
  public static final Node GENDER = term("gender");
  public static final Node USER_TYPE = term("userType");
  public static final Node START_PERIOD = term("startPeriod");
  public static final Node DURATION_SECONDS = term("durationSeconds");
  public static final Node ANONYMIZATION = term("Anonymization");
  public static final Node PRIVACY = term("privacy");
  public static final Node SMALLEST_CLASS = term("smallestClass");
  public static final Node INFORMATION_LOSS = term("informationLoss");
  public static final Node SUPPRESSED_SHARE = term("suppressedShare");
  public static final Node HIGHEST_RISK = term("highestRisk");
  public static final Node MEAN_RISK = term("meanRisk");
  public static final Node REQUIRED_PEOPLE = term("requiredPeople");
  public static final Node SUPPRESSION_LIMIT = term("suppressionLimit");
  public static final Node THEMES = term("themes");
  public static final Node PUBLIC_TRANSPORT = term("publicTransport");
  public static final Node CYCLING = term("cycling");

  private Madang() {}

  /// Reads the vocabulary itself.
  public static Graph readVocabulary() {
    return read("madang.ttl");
  }

  /// Reads the SHACL shapes of stops, routes, trips, areas and measurements.
  public static Graph readShapes() {
    return read("shapes.ttl");
  }

  private static Graph read(String name) {
    var path = "city/madang/ontology/" + name;
    var stream = Madang.class.getClassLoader().getResourceAsStream(path);
    return RDFParser.source(stream).lang(Lang.TURTLE).toGraph();
  }

  private static Node term(String name) {
    return NodeFactory.createURI(NAMESPACE + name);
  }
}
