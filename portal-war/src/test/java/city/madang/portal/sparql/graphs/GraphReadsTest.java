package city.madang.portal.sparql.graphs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.madang.etl.graph.GraphStore;
import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.format.HeldGraph;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.query.Parameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphReadsTest {
  private static final String A = "https://c.example/datasets/a/graph";
  private static final String B = "https://c.example/datasets/b/graph";

  @TempDir Path folder;
  private GraphStore store;
  private GraphReads reads;

  @BeforeEach
  void open() throws IOException {
    store = GraphStore.tdb2(Files.createDirectories(folder.resolve("store")));
    store.replace(A, "1", List.of(file("<urn:x-s:a> <urn:x-p:1> 1 .")));
    store.replace(B, "1", List.of(file("<urn:x-s:b> <urn:x-p:1> 1 .")));
    reads = new GraphReads(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void write_hiddenGraph_isNotThere() throws IOException {
    store.hide(A, "1");

    var failure = catchThrowableOfType(ProblemException.class, () -> wanted("graph=" + A));

    assertThat(failure.problem().status()).isEqualTo(404);
    for (var query : List.of("default", "")) {
      assertThat(written(wanted(query))).contains("urn:x-s:b").doesNotContain("urn:x-s:a", A);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph=", "graph", "graph=datasets/a/graph", "graph=a%20b:c"})
  void wanted_graphIsNoAbsoluteIri_isProblemThatTellsWhatOneIs(String query) {
    var failure = catchThrowableOfType(ProblemException.class, () -> wanted(query));

    assertThat(failure.problem().status()).isEqualTo(400);
    assertThat(failure.problem().members().get("detail")).asString().contains("with its scheme");
  }

  @Test
  void write_versionReplacedAfterItsTagWasMade_isNoMixture() throws IOException {
    var wanted = wanted("default");

    store.replace(A, "2", List.of(file("<urn:x-s:a> <urn:x-p:1> 2 .")));

    var out = new ByteArrayOutputStream();
    assertThatIOException().isThrownBy(() -> reads.write(wanted, format(wanted), out));
    assertThat(out.size()).isZero();
  }

  @Test
  void write_manyTriples_areStreamedWhole() throws IOException {
    var lines = new StringBuilder();
    IntStream.range(0, HeldGraph.MOST_TRIPLES + 1)
        .forEach(i -> lines.append("<urn:x-s:%d> <urn:x-p:1> %d .\n".formatted(i, i)));
    store.replace(A, "2", List.of(file(lines.toString())));

    assertThat(written(wanted("graph=" + A)).lines().filter(line -> line.contains("urn:x-p:1")))
        .hasSize(HeldGraph.MOST_TRIPLES + 1);
  }

  private WantedGraphs wanted(String query) {
    return WantedGraphs.of(Parameters.parse(query), reads.shown());
  }

  /// N-Triples, or N-Quads.
  private static ResultFormat format(WantedGraphs wanted) {
    return wanted.formats().get(1);
  }

  private String written(WantedGraphs wanted) throws IOException {
    var out = new ByteArrayOutputStream();
    reads.write(wanted, format(wanted), out);
    return out.toString(UTF_8);
  }

  private Path file(String turtle) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "t", ".ttl"), turtle);
  }
}
