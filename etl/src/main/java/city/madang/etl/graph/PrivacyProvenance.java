package city.madang.etl.graph;

import static city.madang.etl.graph.ProvTriples.iri;
import static city.madang.etl.graph.ProvTriples.prov;

import city.madang.ontology.Madang;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCAT;

/// What was done to protect people in a release, and what was measured of it, as triples.
///
/// Shape: each figure is a `dqv:QualityMeasurement` of the dataset; the named graph was generated
/// by the anonymization, a `prov:Activity` that used the policy and generated the report. Source:
/// W3C Data Quality Vocabulary (2016), PROV-O (2013), SPDX for the checksum.
///
/// @param dataset IRI of the dataset
/// @param version of the release
/// @param way in which people are protected
/// @param policy what was required
/// @param figures what was measured in the released file, or promised of its noise
public record PrivacyProvenance(
    String dataset,
    String version,
    Report report,
    Way way,
    List<Required> policy,
    List<Figure> figures) {
  static final String DQV = "http://www.w3.org/ns/dqv#";

  public PrivacyProvenance {
    policy = List.copyOf(policy);
    figures = List.copyOf(figures);
  }

  /// `privacy.json`.
  ///
  /// @param iri where it can be fetched
  /// @param sha256 64 hexadecimal digits
  public record Report(String iri, String sha256) {}

  /// How people are protected.
  public enum Way {
    CLASSES(Madang.LOOK_ALIKE_CLASSES),
    PIECES(Madang.TRAJECTORY_PIECES),
    FLOWS(Madang.TRAJECTORY_FLOWS),
    NOISE(Madang.DISCRETE_LAPLACE_NOISE);

    @SuppressWarnings("ImmutableEnumChecker") // a node never changes
    private final Node concept;

    Way(Node concept) {
      this.concept = concept;
    }
  }

  /// What a policy sets.
  public enum Limit {
    PEOPLE(Madang.REQUIRED_PEOPLE),
    SUPPRESSION(Madang.SUPPRESSION_LIMIT),
    UNICITY(Madang.UNICITY_LIMIT),
    EPSILON(Madang.EPSILON_LIMIT),
    CONTRIBUTION(Madang.CONTRIBUTION_LIMIT);

    @SuppressWarnings("ImmutableEnumChecker") // a node never changes
    private final Node property;

    Limit(Node property) {
      this.property = property;
    }
  }

  /// A limit and how far it goes; shares are 0–1.
  public record Required(Limit limit, Number value) {}

  /// What a figure is of.
  public enum Metric {
    K("k", Madang.SMALLEST_CLASS),
    LOSS("loss", Madang.INFORMATION_LOSS),
    SUPPRESSED("suppressed", Madang.SUPPRESSED_SHARE),
    HIGHEST_RISK("highest-risk", Madang.HIGHEST_RISK),
    MEAN_RISK("mean-risk", Madang.MEAN_RISK),
    MARKETER_RISK("marketer-risk", Madang.MARKETER_RISK),
    HIGHEST_GUESS("highest-guess", Madang.HIGHEST_GUESS),
    MEAN_GUESS("mean-guess", Madang.MEAN_GUESS),
    UNICITY("unicity", Madang.UNICITY),
    PLACE_UNICITY("place-unicity", Madang.PLACE_UNICITY),
    EPSILON("epsilon", Madang.EPSILON),
    DELTA("delta", Madang.DELTA),
    EPSILON_SPENT("epsilon-spent", Madang.EPSILON_SPENT),
    NOISE_DEVIATION("noise-deviation", Madang.NOISE_DEVIATION);

    private final String id;

    @SuppressWarnings("ImmutableEnumChecker") // a node never changes
    private final Node term;

    Metric(String id, Node term) {
      this.id = id;
      this.term = term;
    }
  }

  /// One figure; shares and likelihoods are 0–1.
  ///
  /// @param column that it is of; empty if it is of the release
  public record Figure(Metric metric, String column, Number value) {
    public Figure(Metric metric, Number value) {
      this(metric, "", value);
    }
  }

  void addTo(ProvTriples triples) {
    addActivity(triples);
    addPolicy(triples);
    addReport(triples);
    figures.forEach(figure -> addMeasurement(triples, figure));
  }

  private void addActivity(ProvTriples triples) {
    var activity = activity();
    triples.add(iri(dataset + "/graph"), prov("wasGeneratedBy"), activity);
    triples.type(activity, prov("Activity"));
    triples.type(activity, Madang.ANONYMIZATION);
    triples.label(activity, "익명화 " + version, "Anonymization " + version);
    triples.add(activity, prov("used"), policyNode());
    triples.add(activity, prov("generated"), iri(report.iri()));
    triples.add(activity, Madang.PROTECTED_BY, way.concept);
  }

  private void addPolicy(ProvTriples triples) {
    triples.type(policyNode(), prov("Plan"));
    policy.forEach(
        it -> triples.add(policyNode(), it.limit().property, Literals.toLiteral(it.value())));
  }

  private void addReport(ProvTriples triples) {
    var node = iri(report.iri());
    triples.type(node, prov("Entity"));
    triples.add(node, prov("wasGeneratedBy"), activity());
    triples.add(
        node,
        iri(DCAT.NS + "mediaType"),
        iri("https://www.iana.org/assignments/media-types/application/json"));
    triples.checksum(node, report.sha256());
  }

  private void addMeasurement(ProvTriples triples, Figure figure) {
    var of = figure.column().isEmpty() ? "" : "/" + figure.column();
    var node = iri(dataset + "/measurements/" + figure.metric().id + of);
    triples.add(iri(dataset), iri(DQV + "hasQualityMeasurement"), node);
    triples.type(node, iri(DQV + "QualityMeasurement"));
    triples.add(node, iri(DQV + "computedOn"), iri(dataset));
    triples.add(node, iri(DQV + "isMeasurementOf"), figure.metric().term);
    triples.add(node, iri(DQV + "value"), Literals.toLiteral(figure.value()));
    triples.add(node, prov("wasGeneratedBy"), activity());
    if (!figure.column().isEmpty()) {
      triples.add(node, Madang.OF_COLUMN, Literals.toLiteral(figure.column()));
    }
  }

  private Node activity() {
    return iri(report.iri() + "#anonymization");
  }

  private Node policyNode() {
    return iri(report.iri() + "#policy");
  }
}
