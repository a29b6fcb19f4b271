package city.madang.etl.graph;

import static city.madang.etl.graph.ProvTriples.iri;
import static org.apache.jena.graph.NodeFactory.createLiteralString;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.License;
import city.madang.etl.export.ReleasedFile;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// What a dataset is and under which license, for whoever has only the SPARQL door.
///
/// Shape: the dataset with its texts, themes, publisher and license, a box around its places, and a
/// distribution for each file of its tables, named by the file: `<dataset>#stops.csv`. Source: DCAT
/// 3, DCAT-AP 3.0; DPV 2 for data that nobody measured.
///
/// @param dataset IRI of the dataset
/// @param release IRI of the release, below which its files are
record DatasetDescription(Descriptor descriptor, String dataset, String release) {
  static final String DPV = "https://w3id.org/dpv#";
  private static final String THEMES =
      "http://publications.europa.eu/resource/authority/data-theme/";
  private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";
  private static final RDFDatatype WKT =
      TypeMapper.getInstance().getSafeTypeByName("http://www.opengis.net/ont/geosparql#wktLiteral");
  private static final Node CREDIT = iri("https://schema.org/creditText");

  void addTo(ProvTriples triples, Provenance.Released released) {
    addTexts(triples);
    addRights(triples);
    if (!released.box().isNull()) {
      addPlace(triples, released.box());
    }
    released.files().forEach(file -> addFile(triples, file));
  }

  private void addPlace(ProvTriples triples, Envelope box) {
    var place = iri(dataset + "#place");
    triples.add(iri(dataset), DCTerms.spatial.asNode(), place);
    triples.type(place, DCTerms.Location.asNode());
    var ring = new GeometryFactory().toGeometry(box).toText();
    triples.add(place, dcat("bbox"), NodeFactory.createLiteralDT(ring, WKT));
  }

  private void addTexts(ProvTriples triples) {
    var about = iri(dataset);
    triples.type(about, dcat("Dataset"));
    triples.add(about, DCTerms.identifier.asNode(), createLiteralString(descriptor.id().value()));
    triples.texts(about, DCTerms.title.asNode(), descriptor.title());
    triples.texts(about, DCTerms.description.asNode(), descriptor.description());
    triples.keywords(about, descriptor.keywords());
    descriptor.themes().forEach(code -> triples.add(about, dcat("theme"), iri(THEMES + code)));
    if (descriptor.source().synthetic()) {
      triples.type(about, iri(DPV + "SyntheticData"));
    }
  }

  private void addRights(ProvTriples triples) {
    var about = iri(dataset);
    var publisher = iri(descriptor.publisher().iri().toString());
    triples.add(about, DCTerms.publisher.asNode(), publisher);
    triples.type(publisher, FOAF.Agent.asNode());
    triples.texts(publisher, FOAF.name.asNode(), descriptor.publisher().name());
    triples.add(about, DCTerms.license.asNode(), license());
    triples.type(license(), DCTerms.LicenseDocument.asNode());
    triples.add(license(), RDFS.label.asNode(), createLiteralString(descriptor.license()));
    if (!descriptor.source().attribution().isBlank()) {
      triples.add(about, CREDIT, createLiteralString(descriptor.source().attribution()));
    }
  }

  private Node license() {
    return iri(License.of(descriptor.license()).address());
  }

  private void addFile(ProvTriples triples, ReleasedFile file) {
    var distribution = iri(dataset + "#" + file.name());
    triples.add(iri(dataset), dcat("distribution"), distribution);
    triples.type(distribution, dcat("Distribution"));
    triples.add(distribution, DCTerms.title.asNode(), createLiteralString(file.name()));
    triples.add(distribution, DCTerms.license.asNode(), license());
    triples.add(distribution, dcat("accessURL"), iri(dataset));
    triples.add(distribution, dcat("downloadURL"), iri(release + "/" + file.name()));
    triples.add(
        distribution,
        dcat("mediaType"),
        mediaType(file.contentMediaType().orElse(file.mediaType())));
    file.contentMediaType()
        .ifPresent(
            _ -> triples.add(distribution, dcat("compressFormat"), mediaType(file.mediaType())));
    triples.add(
        distribution,
        dcat("byteSize"),
        NodeFactory.createLiteralDT(
            Long.toString(file.sizeBytes()), XSDDatatype.XSDnonNegativeInteger));
  }

  /// Without its parameters.
  private static Node mediaType(String mediaType) {
    return iri(MEDIA_TYPES + mediaType.split(";", 2)[0]);
  }

  private static Node dcat(String name) {
    return iri(DCAT.NS + name);
  }
}
