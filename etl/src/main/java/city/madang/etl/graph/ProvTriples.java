package city.madang.etl.graph;

import city.madang.etl.dataset.Keywords;
import city.madang.etl.dataset.LangText;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/// Triples about where something comes from, in the order in which they were added. None of them
/// has a blank node, so that releases can be compared.
final class ProvTriples {
  static final String PROV = "http://www.w3.org/ns/prov#";
  static final String SPDX = "http://spdx.org/rdf/terms#";

  private final List<Triple> triples = new ArrayList<>();

  static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }

  static Node prov(String name) {
    return iri(PROV + name);
  }

  List<Triple> list() {
    return List.copyOf(triples);
  }

  void add(Node subject, Node predicate, Node object) {
    triples.add(Triple.create(subject, predicate, object));
  }

  void type(Node node, Node type) {
    add(node, RDF.type.asNode(), type);
  }

  void label(Node node, String ko, String en) {
    texts(node, RDFS.label.asNode(), new LangText(ko, en));
  }

  void keywords(Node node, Keywords keywords) {
    keywords.ko().forEach(word -> keyword(node, word, "ko"));
    keywords.en().forEach(word -> keyword(node, word, "en"));
  }

  private void keyword(Node node, String word, String language) {
    add(node, DCAT.keyword.asNode(), NodeFactory.createLiteralLang(word, language));
  }

  void texts(Node node, Node property, LangText text) {
    add(node, property, NodeFactory.createLiteralLang(text.ko(), "ko"));
    add(node, property, NodeFactory.createLiteralLang(text.en(), "en"));
  }

  /// @param sha256 64 hexadecimal digits
  void checksum(Node file, String sha256) {
    var checksum = iri(file.getURI() + (file.getURI().contains("#") ? "-" : "#") + "sha256");
    add(file, iri(SPDX + "checksum"), checksum);
    type(checksum, iri(SPDX + "Checksum"));
    add(checksum, iri(SPDX + "algorithm"), iri(SPDX + "checksumAlgorithm_sha256"));
    var value = NodeFactory.createLiteralDT(sha256, XSDDatatype.XSDhexBinary);
    add(checksum, iri(SPDX + "checksumValue"), value);
  }
}
