package city.madang.etl.graph;

import city.madang.ontology.Madang;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/// What was measured of a release about people, and how it came to be, as triples.
///
/// Shape: each figure is a `dqv:QualityMeasurement` of the dataset; the named graph was generated
/// by the anonymization, a `prov:Activity` that used the policy and generated the report. Source:
/// W3C Data Quality Vocabulary (2016), PROV-O (2013), SPDX for the checksum.
///
/// @param dataset IRI of the dataset
/// @param version of the release
public record Provenance(
    String dataset, String version, Policy policy, Report report, Figures figures) {
  private static final String DQV = "http://www.w3.org/ns/dqv#";
  private static final String PROV = "http://www.w3.org/ns/prov#";
  private static final String SPDX = "http://spdx.org/rdf/terms#";

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

  /// How many triples there are.
  public long size() {
    return triples().size();
  }

  /// Writes Turtle; equal figures give equal bytes.
  ///
  /// @throws IOException if the file cannot be written
  public void write(Path target) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(target))) {
      var writer = StreamRDFWriter.getWriterStream(out, RDFFormat.TURTLE_BLOCKS);
      writer.start();
      writer.prefix("prov", PROV);
      writer.prefix("dqv", DQV);
      writer.prefix("spdx", SPDX);
      triples().forEach(writer::triple);
      writer.finish();
    }
  }

  private List<Triple> triples() {
    var triples = new ArrayList<Triple>();
    addActivity(triples);
    addPolicy(triples);
    addReport(triples);
    addMeasurement(triples, "k", Madang.SMALLEST_CLASS, figures.k());
    addMeasurement(triples, "loss", Madang.INFORMATION_LOSS, figures.loss());
    addMeasurement(triples, "suppressed", Madang.SUPPRESSED_SHARE, figures.suppressed());
    addMeasurement(triples, "highest-risk", Madang.HIGHEST_RISK, figures.highestRisk());
    addMeasurement(triples, "mean-risk", Madang.MEAN_RISK, figures.meanRisk());
    return triples;
  }

  private void addActivity(List<Triple> triples) {
    var activity = activity();
    triples.add(Triple.create(iri(dataset + "/graph"), iri(PROV + "wasGeneratedBy"), activity));
    triples.add(type(activity, PROV + "Activity"));
    triples.add(label(activity, "익명화 " + version, "ko"));
    triples.add(label(activity, "Anonymization " + version, "en"));
    triples.add(Triple.create(activity, iri(PROV + "used"), policyNode()));
    triples.add(Triple.create(activity, iri(PROV + "generated"), iri(report.iri())));
  }

  private void addPolicy(List<Triple> triples) {
    var node = policyNode();
    triples.add(type(node, PROV + "Plan"));
    triples.add(Triple.create(node, Madang.REQUIRED_PEOPLE, Literals.toLiteral(policy.k())));
    triples.add(
        Triple.create(node, Madang.SUPPRESSION_LIMIT, Literals.toLiteral(policy.suppression())));
  }

  private void addReport(List<Triple> triples) {
    var node = iri(report.iri());
    var checksum = iri(report.iri() + "#sha256");
    triples.add(type(node, PROV + "Entity"));
    triples.add(Triple.create(node, iri(PROV + "wasGeneratedBy"), activity()));
    triples.add(
        Triple.create(
            node,
            iri(DCAT.NS + "mediaType"),
            iri("https://www.iana.org/assignments/media-types/application/json")));
    triples.add(Triple.create(node, iri(SPDX + "checksum"), checksum));
    triples.add(type(checksum, SPDX + "Checksum"));
    triples.add(
        Triple.create(checksum, iri(SPDX + "algorithm"), iri(SPDX + "checksumAlgorithm_sha256")));
    triples.add(
        Triple.create(
            checksum,
            iri(SPDX + "checksumValue"),
            NodeFactory.createLiteralDT(report.sha256(), XSDDatatype.XSDhexBinary)));
  }

  private void addMeasurement(List<Triple> triples, String name, Node metric, Object value) {
    var node = iri(dataset + "/measurements/" + name);
    triples.add(Triple.create(iri(dataset), iri(DQV + "hasQualityMeasurement"), node));
    triples.add(type(node, DQV + "QualityMeasurement"));
    triples.add(Triple.create(node, iri(DQV + "computedOn"), iri(dataset)));
    triples.add(Triple.create(node, iri(DQV + "isMeasurementOf"), metric));
    triples.add(Triple.create(node, iri(DQV + "value"), Literals.toLiteral(value)));
    triples.add(Triple.create(node, iri(PROV + "wasGeneratedBy"), activity()));
  }

  private Node activity() {
    return iri(report.iri() + "#anonymization");
  }

  private Node policyNode() {
    return iri(report.iri() + "#policy");
  }

  private static Triple type(Node node, String type) {
    return Triple.create(node, RDF.type.asNode(), iri(type));
  }

  private static Triple label(Node node, String text, String language) {
    return Triple.create(node, RDFS.label.asNode(), NodeFactory.createLiteralLang(text, language));
  }

  private static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }
}
