package city.madang.etl.graph;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.madang.etl.graph.GraphStatistics.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountedGraphsTest {
  private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  private static final String A = "http://localhost:8080/datasets/a/graph";
  private static final String B = "http://localhost:8080/datasets/b/graph";
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;
  private GraphStore store;
  private CountedGraphs counted;

  @BeforeEach
  void open() throws IOException {
    store = GraphStore.tdb2(Files.createDirectories(folder.resolve("store")));
    counted = new CountedGraphs(store);
  }

  @AfterEach
  void close() {
    counted.close();
    store.close();
  }

  @Test
  void find_smallGraph_isCountedByHand() throws IOException {
    store.replace(
        A,
        "1",
        List.of(
            file(
                """
                <urn:x-a:1> a <urn:x-c:Stop>, <urn:x-c:Place> ; <urn:x-p:n> "1", 2 .
                <urn:x-a:2> a <urn:x-c:Stop> ; <urn:x-p:n> 2 ; <urn:x-p:near> <urn:x-a:1> .
                """)));
    store.replace(B, "1", List.of(file("<urn:x-a:1> <urn:x-p:other> 7 .")));

    var statistics = counts();

    assertThat(statistics)
        .isEqualTo(
            new GraphStatistics(
                8,
                3,
                5, // "1" is the version, too
                sorted(Map.of("urn:x-c:Stop", 2L, "urn:x-c:Place", 1L)),
                sorted(
                    Map.of(
                        TYPE,
                        new Property(3, 2, 2),
                        "urn:x-p:n",
                        new Property(3, 2, 2),
                        "urn:x-p:near",
                        new Property(1, 1, 1),
                        "http://www.w3.org/ns/dcat#version",
                        new Property(1, 1, 1)))));
  }

  @Test
  void find_manyTriples_areAsSetsCountThem() throws IOException {
    var random = new Random(7);
    var lines = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      lines.append(
          "<urn:x-s:%d> <urn:x-p:%d> %s .\n"
              .formatted(
                  random.nextInt(900),
                  random.nextInt(12),
                  random.nextBoolean() ? random.nextInt(50) : "\"t" + random.nextInt(70) + "\""));
    }
    store.replace(A, "1", List.of(file(lines.toString())));

    var statistics = counts();

    var subjects = new HashMap<Node, Set<Node>>();
    var objects = new HashMap<Node, Set<Node>>();
    var quads = quads();
    quads.forEach(
        quad -> {
          subjects
              .computeIfAbsent(quad.getPredicate(), _ -> new HashSet<>())
              .add(quad.getSubject());
          objects.computeIfAbsent(quad.getPredicate(), _ -> new HashSet<>()).add(quad.getObject());
        });
    assertThat(statistics.triples()).isEqualTo(quads.size());
    assertThat(statistics.subjects())
        .isEqualTo(quads.stream().map(Quad::getSubject).distinct().count());
    assertThat(statistics.objects())
        .isEqualTo(quads.stream().map(Quad::getObject).distinct().count());
    assertThat(statistics.properties()).hasSize(13);
    statistics
        .properties()
        .forEach(
            (iri, property) -> {
              var predicate = NodeFactory.createURI(iri);
              assertThat(property.subjects())
                  .isEqualTo(requireNonNull(subjects.get(predicate)).size());
              assertThat(property.objects())
                  .isEqualTo(requireNonNull(objects.get(predicate)).size());
            });
  }

  @Test
  void find_anotherVersion_isCountedAnew() throws IOException {
    store.replace(A, "1", List.of(file("<urn:x-s:1> <urn:x-p:1> 1 .")));
    var first = counts();

    store.replace(A, "2", List.of(file("<urn:x-s:1> <urn:x-p:1> 1, 2 .")));

    assertThat(first.triples()).isEqualTo(2);
    assertThat(counted.find(Map.of(A, "3"), LONG)).as("it is not there").isEmpty();
    assertThat(counts().triples()).isEqualTo(3);
  }

  @Test
  void find_whileTheyAreCounted_answersWithoutThem() throws Exception {
    store.replace(A, "1", List.of(file("<urn:x-s:1> <urn:x-p:1> 1 .")));

    counted.find(store.versions(), Duration.ZERO);

    assertThat(counted.find(store.versions(), LONG)).containsKey(A);
    assertThat(counted.find(store.versions(), Duration.ZERO)).as("kept").containsKey(A);
  }

  @Test
  void figures_ofAllGraphs_followWhatIsPublished() throws IOException {
    store.replace(A, "1", List.of(file("<urn:x-s:1> <urn:x-p:1> 1, 2 ; a <urn:x-c:Stop> .")));
    store.replace(B, "1", List.of(file("<urn:x-s:2> <urn:x-p:1> 1 ; a <urn:x-c:Stop> .")));
    await().until(() -> things("urn:x-c:Stop") == 2);
    assertThat(counted.figures())
        .map(figures -> figures.property("urn:x-p:1"))
        .contains(new Property(3, 2, 3));

    store.replace(B, "2", List.of(file("<urn:x-s:2> <urn:x-p:1> 1 .")));

    await().until(() -> things("urn:x-c:Stop") == 1);
    store.remove(A);
    await().until(() -> things("urn:x-c:Stop") == 0);
  }

  private long things(String iri) {
    return counted.figures().map(figures -> figures.things(iri)).orElse(-1L);
  }

  private GraphStatistics counts() {
    return requireNonNull(counted.find(store.versions(), LONG).get(A));
  }

  private List<Quad> quads() {
    return Txn.calculateRead(
        store.published(),
        () -> {
          var quads = new ArrayList<Quad>();
          store
              .published()
              .find(NodeFactory.createURI(A), Node.ANY, Node.ANY, Node.ANY)
              .forEachRemaining(quads::add);
          return quads;
        });
  }

  private static <T> SortedMap<String, T> sorted(Map<String, T> map) {
    return new TreeMap<>(map);
  }

  private Path file(String turtle) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "t", ".ttl"), turtle);
  }
}
