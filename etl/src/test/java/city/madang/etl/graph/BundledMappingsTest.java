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
import java.nio.file.Path;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mappings that ship with Madang give data that their shapes accept.
class BundledMappingsTest {
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
