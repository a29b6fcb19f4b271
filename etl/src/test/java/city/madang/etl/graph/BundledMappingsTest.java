package city.madang.etl.graph;

import static city.madang.etl.graph.GraphTestData.BASE;
import static city.madang.etl.graph.GraphTestData.DATASETS;
import static city.madang.etl.graph.GraphTestData.descriptor;
import static city.madang.etl.graph.GraphTestData.openTable;
import static city.madang.etl.graph.GraphTestData.row;
import static city.madang.etl.graph.GraphTestData.rows;
import static city.madang.etl.graph.GraphTestData.trip;
import static city.madang.etl.graph.GraphTestData.trips;
import static city.madang.etl.graph.GraphTestData.write;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.Table;
import city.madang.etl.table.Rows;
import city.madang.ontology.Madang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mappings that ship with Madang give data that their shapes accept.
class BundledMappingsTest {
  private static final String QB = "http://purl.org/linked-data/cube#";
  private static final String GTFS = "http://vocab.gtfs.org/terms#";
  private static final Table STOPS =
      openTable(
          "stops",
          "stop_id,stop_code,stop_name,stop_desc,stop_lat,stop_lon,zone_id,stop_url,location_type,"
              .concat("parent_station,stop_timezone,wheelchair_boarding")
              .split(","));
  private static final Table ROUTES =
      openTable(
          "routes",
          "route_id,agency_id,route_short_name,route_long_name,route_desc,route_type,route_url,"
              .concat("route_color,route_text_color")
              .split(","));

  @TempDir Path folder;

  @Test
  void stops_stopAndStation_conform() {
    var graph =
        map(
            "transit-stops",
            STOPS,
            rows(
                row(
                    1,
                    "stop_id",
                    "3",
                    "stop_code",
                    1268L,
                    "stop_name",
                    "OCEAN NB & PICO FS",
                    "stop_lat",
                    34.008091,
                    "stop_lon",
                    -118.49093,
                    "parent_station",
                    "S 1",
                    "wheelchair_boarding",
                    0L),
                row(
                    2,
                    "stop_id",
                    "S 1",
                    "stop_name",
                    "Station",
                    "stop_lat",
                    34.0,
                    "stop_lon",
                    -118.5,
                    "location_type",
                    "1",
                    "wheelchair_boarding",
                    "1")));

    assertConforms(graph);
    var stop = iri("http://localhost:8080/datasets/transit-stops/stops/3");
    var station = iri("http://localhost:8080/datasets/transit-stops/stops/S%201");
    assertThat(graph.contains(stop, RDF.type.asNode(), iri(GTFS + "Stop"))).isTrue();
    assertThat(graph.contains(station, RDF.type.asNode(), iri(GTFS + "Station"))).isTrue();
    assertThat(graph.contains(stop, iri(GTFS + "parentStation"), station)).isTrue();
    var accessible = iri(GTFS + "wheelchairAccessible");
    assertThat(graph.contains(stop, accessible, iri(GTFS + "CheckParentStation"))).isTrue();
    assertThat(graph.contains(station, accessible, iri(GTFS + "WheelchairAccessible"))).isTrue();
  }

  @Test
  void routes_bus_conforms() {
    var graph =
        map(
            "transit-stops",
            ROUTES,
            rows(
                row(
                    1,
                    "route_id",
                    "3134",
                    "route_short_name",
                    1L,
                    "route_type",
                    3L,
                    "route_url",
                    "http://bigbluebus.com/1",
                    "route_color",
                    "F8971D")));

    assertConforms(graph);
    var route = iri("http://localhost:8080/datasets/transit-stops/routes/3134");
    assertThat(graph.contains(route, iri(GTFS + "routeType"), iri(GTFS + "Bus"))).isTrue();
  }

  @Test
  void trips_hiddenValue_isLeftOut() {
    var graph = map("bike-trips", trips(), rows(10, i -> trip(i)));

    assertConforms(graph);
    assertThat(count(graph, Madang.DURATION_SECONDS)).isEqualTo(10);
    assertThat(count(graph, Madang.USER_TYPE)).as("every fifth is *").isEqualTo(8);
    assertThat(objects(graph, "startArea"))
        .containsExactlyInAnyOrder(
            "http://localhost:8080/datasets/bike-stations/stations/S1000",
            "http://localhost:8080/datasets/districts/areas/21090",
            "http://localhost:8080/datasets/bike-trips/areas/21090-57");
  }

  @Test
  void template_ofEachMapping_saysOfWhichDatasetTheRowIs() throws IOException {
    var without =
        templates()
            .filter(template -> thing(template).isPresent())
            .filter(template -> !template.triples().contains(partOfDataset(template)))
            .map(Template::name);

    assertThat(without).isEmpty();
  }

  /// The first that gets a class, which is the row's; some rows only tell more of others' things.
  private static Optional<Node> thing(Template template) {
    return template.triples().stream()
        .filter(triple -> triple.getPredicate().equals(RDF.type.asNode()))
        .map(Triple::getSubject)
        .findFirst();
  }

  private static Triple partOfDataset(Template template) {
    var thing = thing(template).orElseThrow();
    return Triple.create(thing, DCTerms.isPartOf.asNode(), Var.alloc("dataset"));
  }

  /// Also of those that others define, for nobody else tells them in Korean.
  @Test
  void components_ofEachCube_haveLabelsInBothLanguages() throws IOException {
    var vocabulary = Madang.readVocabulary();
    var structures =
        templates()
            .flatMap(template -> template.triples().stream())
            .filter(triple -> triple.getPredicate().equals(iri(QB + "structure")))
            .map(Triple::getObject)
            .collect(Collectors.toSet());

    var components = new TreeMap<String, Set<String>>();
    for (var structure : structures) {
      var specifications = objects(vocabulary, structure, iri(QB + "component"));
      assertThat(specifications).as(structure.toString()).hasSizeGreaterThanOrEqualTo(3);
      specifications.forEach(it -> components.put(it.toString(), languages(vocabulary, it)));
      for (var kind : List.of("dimension", "measure", "attribute")) {
        specifications.stream()
            .flatMap(it -> objects(vocabulary, it, iri(QB + kind)).stream())
            .forEach(it -> components.put(it.toString(), languages(vocabulary, it)));
      }
    }

    assertThat(structures).hasSizeGreaterThanOrEqualTo(7);
    assertThat(components).hasSizeGreaterThan(30);
    assertThat(components).allSatisfy((_, both) -> assertThat(both).containsExactly("en", "ko"));
  }

  private record Template(String name, List<Triple> triples) {}

  /// What each mapping makes of a row.
  private static Stream<Template> templates() throws IOException {
    try (var files = Files.walk(DATASETS, 2)) {
      return files
          .filter(file -> file.toString().endsWith(".rq"))
          .sorted()
          .map(
              file ->
                  new Template(
                      DATASETS.relativize(file).toString(),
                      QueryFactory.read(file.toString()).getConstructTemplate().getTriples()))
          .toList()
          .stream();
    }
  }

  private static Set<Node> objects(Graph graph, Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toSet();
  }

  private static Set<String> languages(Graph graph, Node term) {
    return objects(graph, term, RDFS.label.asNode()).stream()
        .map(Node::getLiteralLanguage)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Graph map(String id, Table table, Rows rows) {
    var file = DATASETS.resolve(id).resolve(table.mapping());
    var target = folder.resolve("out.nt");
    write(RowMapping.read(file, descriptor(id, table), table, BASE), rows, target);
    return RDFDataMgr.loadGraph(target.toString());
  }

  private static void assertConforms(Graph graph) {
    var report = ShaclValidator.get().validate(Shapes.parse(Madang.readShapes()), graph);
    assertThat(report.getEntries()).isEmpty();
  }

  private static long count(Graph graph, Node predicate) {
    return graph.find(Node.ANY, predicate, Node.ANY).toList().size();
  }

  private static Set<String> objects(Graph graph, String term) {
    return graph
        .find(Node.ANY, iri(Madang.NAMESPACE + term), Node.ANY)
        .mapWith(triple -> triple.getObject().getURI())
        .toSet();
  }

  private static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }
}
