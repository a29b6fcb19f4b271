package city.madang.portal.sparql.description;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.graph.CountedGraphs;
import city.madang.etl.graph.GraphStore;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.query.QueryGuard;
import city.madang.portal.sparql.query.QueryReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceDescriptionTest {
  private static final String STOPS = "https://c.example/datasets/stops/graph";
  private static final String TRIPS = "https://c.example/datasets/trips/graph";
  private static final String PREFIXES =
      """
      PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
      PREFIX void: <http://rdfs.org/ns/void#>
      PREFIX dcat: <http://www.w3.org/ns/dcat#>
      PREFIX formats: <http://www.w3.org/ns/formats/>
      """;

  @TempDir Path folder;
  private GraphStore store;
  private CountedGraphs counted;
  private ServiceDescription description;

  @BeforeEach
  void open() throws IOException {
    store = GraphStore.tdb2(Files.createDirectories(folder.resolve("store")));
    store.replace(STOPS, "7", List.of(file("<urn:x-s:1> a <urn:x-c:Stop> ; <urn:x-p:n> 1, 2 .")));
    store.replace(TRIPS, "8", List.of(file("<urn:x-t:1> a <urn:x-c:Trip> .")));
    counted = new CountedGraphs(store);
    var endpoint = URI.create("https://c.example/sparql");
    description = new ServiceDescription(endpoint, store, counted);
  }

  @AfterEach
  void close() {
    counted.close();
    store.close();
  }

  @Test
  void toModel_door_isDescribed() {
    assertThat(
            ask(
                """
                ?s a sd:Service ; sd:endpoint <https://c.example/sparql> ;
                   sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph ;
                   sd:resultFormat formats:SPARQL_Results_JSON, formats:JSON-LD ;
                   sd:extensionFunction <http://www.w3.org/2005/xpath-functions/math#sqrt> ;
                   sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ]
                """))
        .isTrue();
    assertThat(ask("?s ?p sd:SPARQL11Update")).isFalse();
    assertThat(ask("?s ?p sd:DereferencesURIs")).isFalse();
  }

  @Test
  void toModel_graphs_haveFigures() {
    counted.find(store.versions(), Duration.ofSeconds(30));

    assertThat(
            ask(
                """
                ?d a sd:Dataset ; void:subset <%1$s> ; sd:namedGraph [ a sd:NamedGraph ;
                   sd:name <%1$s> ; sd:graph <%1$s> ] .
                <%1$s> a void:Dataset ; dcat:version "7" ; void:triples 4 ; void:classes 1 ;
                   void:properties 3 ; void:distinctSubjects 2 ; void:distinctObjects 4 ;
                   void:classPartition [ void:class <urn:x-c:Stop> ; void:entities 1 ] ;
                   void:propertyPartition [ void:property <urn:x-p:n> ; void:triples 2 ;
                     void:distinctSubjects 1 ; void:distinctObjects 2 ]
                """
                    .formatted(STOPS)))
        .isTrue();
    assertThat(ask("?g sd:name <%s>".formatted(TRIPS))).isTrue();
  }

  @Test
  void toModel_hiddenGraph_isNotTold() {
    store.hide(STOPS, "7");

    assertThat(ask("?g sd:name <%s>".formatted(TRIPS))).isTrue();
    assertThat(ask("?g ?p <%s>".formatted(STOPS))).isFalse();
    assertThat(ask("<%s> ?p ?o".formatted(STOPS))).isFalse();
  }

  @Test
  void toBytes_formats_sayTheSameAndStayTheSame() {
    counted.find(store.versions(), Duration.ofSeconds(30));
    var told = description.toModel().getGraph();

    for (var format : ResultFormat.DESCRIPTIONS) {
      var bytes = description.toBytes(format);
      assertThat(description.toBytes(format)).as(format.mediaType()).isEqualTo(bytes);
      var read = RDFParser.source(new ByteArrayInputStream(bytes)).lang(format.lang()).toGraph();
      assertThat(read.isIsomorphicWith(told)).as(format.mediaType()).isTrue();
    }
  }

  @Test
  void listFunctions_all_passTheGuard() {
    var functions = QueryGuard.listFunctions();

    assertThat(functions).hasSizeGreaterThan(30).noneMatch(iri -> iri.contains("apache"));
    functions.forEach(
        iri ->
            QueryReader.read(
                "ASK { FILTER(<%s>(1)) }".formatted(iri), URI.create("http://localhost/sparql")));
  }

  private boolean ask(String pattern) {
    Model model = description.toModel();
    try (var query =
        QueryExec.graph(model.getGraph()).query(PREFIXES + "ASK { " + pattern + " }").build()) {
      return query.ask();
    }
  }

  private Path file(String turtle) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "t", ".ttl"), turtle);
  }
}
