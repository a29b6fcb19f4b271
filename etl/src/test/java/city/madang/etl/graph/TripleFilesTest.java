package city.madang.etl.graph;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.graph.shape.ShapeCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TripleFilesTest {
  private static final int ROWS = 2_500;

  @TempDir Path folder;

  @Test
  void write_bothFiles_holdTheSameTriples() throws IOException {
    long triples = write("one");

    var lines = RDFDataMgr.loadGraph(folder.resolve("one.nt.gz").toString());
    var blocks = RDFDataMgr.loadGraph(folder.resolve("one.ttl.gz").toString());
    assertThat(lines.size()).isEqualTo((int) triples).isEqualTo(2 * ROWS);
    assertThat(blocks.isIsomorphicWith(lines)).isTrue();
    assertThat(text("one.ttl.gz")).contains("PREFIX ex:", "ex:name", "바다 \\\"1\\\"");
  }

  @Test
  void write_again_isTheSameToTheByte() throws IOException {
    write("one");
    write("two");

    for (var ending : List.of(".nt.gz", ".ttl.gz")) {
      assertThat(folder.resolve("two" + ending))
          .hasSameBinaryContentAs(folder.resolve("one" + ending));
    }
  }

  @Test
  void replace_packedFiles_fillTheGraph() throws IOException {
    write("one");
    var turtle = Files.writeString(folder.resolve("more.ttl"), "<urn:s> a <urn:Class> .\n");
    var store = Files.createDirectories(folder.resolve("store"));
    try (var graphs = GraphStore.tdb2(store)) {
      graphs.replace("urn:g", "20261124.1", List.of(folder.resolve("one.nt.gz"), turtle));

      assertThat(graphs.version("urn:g")).contains("20261124.1");
      int size =
          Txn.calculateRead(graphs.published(), () -> graphs.published().getUnionGraph().size());
      assertThat(size).isEqualTo(2 * ROWS + 2);
    }
  }

  private long write(String name) throws IOException {
    var mapping =
        Files.writeString(
            folder.resolve("mapping.rq"),
            """
            PREFIX ex: <https://example.org/terms#>
            CONSTRUCT { ?thing a ex:Thing ; ex:name ?name }
            WHERE { BIND(IRI(CONCAT(STR(?dataset), "/things/", STR(?row))) AS ?thing) }
            """);
    var table = GraphTestData.openTable("stuff", "name");
    return TripleFiles.write(
        RowMapping.read(
            mapping, GraphTestData.descriptor("stuff", table), table, GraphTestData.BASE),
        GraphTestData.rows(
            ROWS, number -> GraphTestData.row(number, "name", "바다 \"" + number + "\"")),
        new ShapeCheck("mapping.rq", false),
        folder.resolve(name + ".nt.gz"),
        folder.resolve(name + ".ttl.gz"));
  }

  private String text(String name) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
