package city.madang.portal.sparql.description;

import city.madang.etl.graph.CountedGraphs;
import city.madang.etl.graph.GraphStore;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.literal.WordSearch;
import city.madang.portal.sparql.query.QueryGuard;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.apache.jena.rdf.model.AnonId;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;

/// What this door can do and which graphs are behind it, in its own words.
///
/// The numbers of a graph that has just been published are told as soon as they are counted.
/// Source: "SPARQL 1.1 Service Description" and "Describing Linked Datasets with the VoID
/// Vocabulary".
public final class ServiceDescription {
  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
  private static final String FORMATS = "http://www.w3.org/ns/formats/";
  private static final Property VERSION = ResourceFactory.createProperty(DCAT.NS, "version");
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final List<String> WRITTEN =
      List.of(
          "SPARQL_Results_JSON",
          "SPARQL_Results_XML",
          "SPARQL_Results_CSV",
          "SPARQL_Results_TSV",
          "Turtle",
          "N-Triples",
          "RDF_XML",
          "JSON-LD",
          "TriG",
          "N-Quads");

  private final String endpoint;
  private final String graphStore;
  private final GraphStore store;
  private final CountedGraphs counted;

  /// Describes the graphs of this store.
  ///
  /// @param endpoint public address of the door
  public ServiceDescription(URI endpoint, GraphStore store, CountedGraphs counted) {
    this.endpoint = endpoint.toString();
    this.graphStore = endpoint.resolve("rdf-graph-store").toString();
    this.store = store;
    this.counted = counted;
  }

  /// The same bytes until something changes.
  byte[] toBytes(ResultFormat format) {
    var out = new ByteArrayOutputStream();
    RDFWriter.create()
        .source(toModel())
        .format(format.lang().equals(Lang.TURTLE) ? RDFFormat.TURTLE_PRETTY : format.graphFormat())
        .output(out);
    return out.toByteArray();
  }

  Model toModel() {
    var model = ModelFactory.createDefaultModel();
    model.setNsPrefix("sd", SD).setNsPrefix("void", VOID.NS).setNsPrefix("dcat", DCAT.NS);
    model.setNsPrefix("formats", FORMATS);
    var dataset = dataset(model);
    var service =
        model
            .createResource(endpoint + "#service", sd("Service"))
            .addProperty(property("endpoint"), model.createResource(endpoint))
            .addProperty(property("supportedLanguage"), sd("SPARQL11Query"))
            .addProperty(property("feature"), sd("UnionDefaultGraph"))
            .addProperty(property("defaultDataset"), dataset);
    WRITTEN.forEach(
        name -> service.addProperty(property("resultFormat"), resource(FORMATS + name)));
    service.addProperty(property("propertyFeature"), resource(WordSearch.NAME));
    QueryGuard.listFunctions()
        .forEach(iri -> service.addProperty(property("extensionFunction"), function(model, iri)));
    return model;
  }

  private static Resource function(Model model, String iri) {
    return model.createResource(iri, sd("Function"));
  }

  private Resource dataset(Model model) {
    var versions = store.shownVersions();
    var dataset =
        model
            .createResource(endpoint + "#dataset", sd("Dataset"))
            .addProperty(RDF.type, VOID.Dataset)
            .addProperty(VOID.sparqlEndpoint, model.createResource(endpoint))
            .addProperty(VOID.dataDump, model.createResource(graphStore))
            .addProperty(
                property("defaultGraph"), model.createResource(endpoint + "#union", sd("Graph")));
    describeGraphs(dataset, versions);
    return dataset;
  }

  private void describeGraphs(Resource dataset, SortedMap<String, String> versions) {
    var statistics = counted.find(versions, PATIENCE);
    versions.forEach(
        (iri, version) -> {
          var graph = graph(dataset.getModel(), iri, version);
          dataset.addProperty(VOID.subset, graph).addProperty(property("namedGraph"), named(graph));
          if (statistics.containsKey(iri)) {
            GraphFigures.describe(graph, statistics.get(iri));
          }
        });
  }

  private Resource graph(Model model, String iri, String version) {
    var dump = graphStore + "?graph=" + URLEncoder.encode(iri, StandardCharsets.UTF_8);
    return model
        .createResource(iri, sd("Graph"))
        .addProperty(RDF.type, VOID.Dataset)
        .addProperty(VOID.sparqlEndpoint, model.createResource(endpoint))
        .addProperty(VOID.dataDump, model.createResource(dump))
        .addProperty(VERSION, version);
  }

  private static Resource named(Resource graph) {
    return graph
        .getModel()
        .createResource(new AnonId("named " + graph.getURI()))
        .addProperty(RDF.type, sd("NamedGraph"))
        .addProperty(property("name"), graph)
        .addProperty(property("graph"), graph);
  }

  private static Resource sd(String name) {
    return resource(SD + name);
  }

  private static Resource resource(String iri) {
    return ResourceFactory.createResource(iri);
  }

  private static Property property(String name) {
    return ResourceFactory.createProperty(SD, name);
  }
}
