package city.madang.etl.graph;

import static city.madang.etl.graph.ProvTriples.iri;
import static city.madang.etl.graph.ProvTriples.prov;

import city.madang.ontology.Madang;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCAT;

/// What was measured of a release about people, as triples.
///
/// Shape: each figure is a `dqv:QualityMeasurement` of the dataset; the named graph was generated
/// by the anonymization, a `prov:Activity` that used the policy and generated the report. Source:
/// W3C Data Quality Vocabulary (2016), PROV-O (2013), SPDX for the checksum.
///
/// @param dataset IRI of the dataset
/// @param version of the release
public record PrivacyProvenance(
    String dataset, String version, Policy policy, Report report, Figures figures) {
  static final String DQV = "http://www.w3.org/ns/dqv#";

  /// What was required.
  ///
  /// @param k fewest people of a class
  /// @param suppression largest share of the rows that may be removed, 0–1
  public record Policy(int k, double suppression) {}

  /// `privacy.json`.
  ///
  /// @param iri where it can be fetched
  /// @param sha256 64 hexadecimal digits
  public record Report(String iri, String sha256) {}

  /// What was measured in the released file; shares and likelihoods are 0–1.
  ///
  /// @param k people of the smallest class
  public record Figures(
      long k, double loss, double suppressed, double highestRisk, double meanRisk) {}

  void addTo(ProvTriples triples) {
    addActivity(triples);
    addPolicy(triples);
    addReport(triples);
    addMeasurement(triples, "k", Madang.SMALLEST_CLASS, figures.k());
    addMeasurement(triples, "loss", Madang.INFORMATION_LOSS, figures.loss());
    addMeasurement(triples, "suppressed", Madang.SUPPRESSED_SHARE, figures.suppressed());
    addMeasurement(triples, "highest-risk", Madang.HIGHEST_RISK, figures.highestRisk());
    addMeasurement(triples, "mean-risk", Madang.MEAN_RISK, figures.meanRisk());
  }

  private void addActivity(ProvTriples triples) {
    var activity = activity();
    triples.add(iri(dataset + "/graph"), prov("wasGeneratedBy"), activity);
    triples.type(activity, prov("Activity"));
    triples.type(activity, Madang.ANONYMIZATION);
    triples.label(activity, "익명화 " + version, "Anonymization " + version);
    triples.add(activity, prov("used"), policyNode());
    triples.add(activity, prov("generated"), iri(report.iri()));
  }

  private void addPolicy(ProvTriples triples) {
    var node = policyNode();
    triples.type(node, prov("Plan"));
    triples.add(node, Madang.REQUIRED_PEOPLE, Literals.toLiteral(policy.k()));
    triples.add(node, Madang.SUPPRESSION_LIMIT, Literals.toLiteral(policy.suppression()));
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

  private void addMeasurement(ProvTriples triples, String name, Node metric, Object value) {
    var node = iri(dataset + "/measurements/" + name);
    triples.add(iri(dataset), iri(DQV + "hasQualityMeasurement"), node);
    triples.type(node, iri(DQV + "QualityMeasurement"));
    triples.add(node, iri(DQV + "computedOn"), iri(dataset));
    triples.add(node, iri(DQV + "isMeasurementOf"), metric);
    triples.add(node, iri(DQV + "value"), Literals.toLiteral(value));
    triples.add(node, prov("wasGeneratedBy"), activity());
  }

  private Node activity() {
    return iri(report.iri() + "#anonymization");
  }

  private Node policyNode() {
    return iri(report.iri() + "#policy");
  }
}
