package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.export.LeftOut;
import city.madang.etl.export.Manifests;
import city.madang.etl.place.Districts;
import city.madang.etl.run.Run;
import city.madang.ontology.Madang;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// Dataset `districts`, from the boundaries to the triples.
class DistrictsDatasetTest {
  private static final String AREAS = BundledRun.BASE + "datasets/districts/areas/";
  private static final String GEOSPARQL = "http://www.opengis.net/ont/geosparql#";
  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  @TempDir Path root;

  @Test
  void run_areas_areWholeInEveryFormatThatCanHoldThem() throws IOException {
    var run = BundledRun.of("districts", root);

    assertRows(run);
    assertThat(Manifests.read(run.files().release()).leftOut())
        .extracting(LeftOut::name)
        .containsExactly("municipalities.xlsx", "provinces.xlsx");
    assertTriples(BundledRun.graph(run));
    assertPlace(RDFDataMgr.loadGraph(run.files().provenance().toString()));
  }

  /// All of the land from Dokdo to Jeju, which is more than the box of the labels.
  private static void assertPlace(Graph about) {
    var bbox = iri("http://www.w3.org/ns/dcat#bbox");
    var boxes = about.find(Node.ANY, bbox, Node.ANY).toList();
    assertThat(boxes).hasSize(1);
    var box = wkt(boxes.getFirst().getObject().getLiteralLexicalForm());
    assertThat(box.covers(wkt("POINT(131.86 37.24)"))).isTrue();
    assertThat(box.covers(wkt("POINT(126.27 33.12)"))).isTrue();
    assertThat(box.covers(wkt("POINT(131.9 30)"))).isFalse();
  }

  /// Not a point of a boundary is lost, none crosses itself, and each label lies in its own
  /// district.
  private static void assertRows(Run run) throws IOException {
    var districts = Districts.ofKorea();
    try (var rows = CSV.parse(new StringReader(BundledRun.text(run, "municipalities.csv")))) {
      assertThat(rows.getRecords())
          .hasSize(250)
          .allSatisfy(
              row -> {
                var district = districts.find(row.get("code")).orElseThrow();
                var boundary = wkt(row.get("boundary"));
                assertThat(boundary.isValid()).isTrue();
                assertThat(fixed(boundary).equalsExact(fixed(district.area()))).isTrue();
                var lat = Double.parseDouble(row.get("label_lat"));
                var lon = Double.parseDouble(row.get("label_lon"));
                assertThat(districts.at(lat, lon)).contains(district);
              });
    }
  }

  private static Geometry fixed(Geometry boundary) {
    return GeometryFixer.fix(boundary).norm();
  }

  private static void assertTriples(Graph graph) {
    var report = ShaclValidator.get().validate(Shapes.parse(Madang.readShapes()), graph);
    assertThat(report.getEntries()).isEmpty();
    assertThat(graph.find(Node.ANY, iri(GEOSPARQL + "asWKT"), Node.ANY).toList()).hasSize(267);
    var isPartOf = iri("http://purl.org/dc/terms/isPartOf");
    assertThat(graph.contains(iri(AREAS + "21050"), isPartOf, iri(AREAS + "21"))).isTrue();
    assertThat(graph.size()).isEqualTo(250 * 12 + 17 * 11);
  }

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException wrong) {
      throw new AssertionError(wrong);
    }
  }

  private static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }
}
