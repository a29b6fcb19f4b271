package city.madang.etl.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphStoreTest {
  private static final String A = "http://localhost:8080/datasets/a/graph";
  private static final String B = "http://localhost:8080/datasets/b/graph";

  private static final long MIB = 1L << 20;

  @TempDir Path folder;

  @Test
  void replace_twice_keepsOnlyTheSecond() {
    try (var store = open()) {
      store.replace(A, "20261123.1", List.of(triples("a1", 3), triples("a2", 2)));
      store.replace(B, "20261123.1", List.of(triples("b", 1)));
      assertThat(count(store)).as("default graph is the union").isEqualTo(6 + 2);

      store.replace(A, "20261123.2", List.of(triples("a", 4)));

      assertThat(count(store)).isEqualTo(4 + 1 + 2);
      assertThat(store.version(A)).contains("20261123.2");
    }
  }

  @Test
  void replace_brokenFile_keepsTheGraph() throws IOException {
    try (var store = open()) {
      store.replace(A, "1", List.of(triples("a", 3)));
      var broken = Files.writeString(folder.resolve("broken.nt"), "<urn:s> <urn:p> .\n");

      assertThatThrownBy(() -> store.replace(A, "2", List.of(triples("c", 1), broken)));

      assertThat(count(store)).isEqualTo(4);
      assertThat(store.version(A)).contains("1");
    }
  }

  @Test
  void replace_whileReading_readerSeesItsOwnState() {
    try (var store = open()) {
      store.replace(A, "1", List.of(triples("a", 3)));

      Txn.executeRead(
          store.published(),
          () -> {
            CompletableFuture.runAsync(() -> store.remove(A)).join();
            assertThat(countNow(store)).isEqualTo(4);
          });

      assertThat(count(store)).isZero();
      assertThat(store.version(A)).isEmpty();
    }
  }

  @Test
  void replace_readerOfTheStateBeforeMissesANode_laterReadersFindIt() {
    var late = NodeFactory.createURI("urn:late:0");
    try (var store = open()) {
      store.replace(A, "1", List.of(triples("a", 1)));

      Txn.executeRead(
          store.published(),
          () -> {
            var files = List.of(triples("late", 5_000));
            CompletableFuture.runAsync(() -> store.replace(A, "2", files)).join();
            assertThat(store.published().contains(Node.ANY, late, Node.ANY, Node.ANY)).isFalse();
          });

      assertThat(
              Txn.calculateRead(
                  store.published(),
                  () -> store.published().contains(Node.ANY, late, Node.ANY, Node.ANY)))
          .isTrue();
    }
  }

  @Test
  void replace_whileAQueryStreams_theQueryEndsOnTheOldTriples() {
    try (var store = open()) {
      store.replace(A, "1", List.of(triples("a", 5_000)));

      Txn.executeRead(
          store.published(),
          () -> {
            try (var query =
                QueryExec.dataset(store.published()).query("SELECT * { ?s <urn:p> ?o }").build()) {
              var solutions = query.select();
              int seen = 0;
              while (solutions.hasNext()) {
                solutions.next();
                seen++;
                if (seen == 10) {
                  CompletableFuture.runAsync(() -> store.replace(A, "2", List.of(triples("b", 70))))
                      .join();
                }
              }
              assertThat(seen).isEqualTo(5_000);
            }
          });

      assertThat(count(store)).isEqualTo(71);
      assertThat(store.versions()).containsExactly(Map.entry(A, "2"));
    }
  }

  @Test
  void hide_whileAnotherWrites_takesTheGraphAwayAtOnce() {
    try (var store = open()) {
      store.replace(A, "1", List.of(triples("a", 5)));
      store.replace(B, "1", List.of(triples("b", 5)));

      Txn.executeWrite(
          store.published(), () -> CompletableFuture.runAsync(() -> store.hide(A, "1")).join());

      assertThat(store.shown()).contains(Set.of(B));
      store.removeVersion(A, "1");
      assertThat(store.shown()).isEmpty();
      store.hide(B, "2");
      assertThat(store.shown()).isEmpty();
    }
  }

  @Test
  void reopen_keepsGraphs_andCompactGivesSpaceBack() throws IOException {
    try (var store = open()) {
      for (int i = 0; i < 5; i++) {
        store.replace(A, "" + i, List.of(triples("a" + i, 20_000)));
      }
    }
    long before = size();
    assertThat(StoreCompaction.compactIfGrown(location())).isEmpty();
    assertThat(StoreCompaction.compactIfGrown(location(), 1 << 20)).isPresent();
    assertThat(StoreCompaction.compactIfGrown(location(), 1 << 20)).isEmpty();
    try (var store = open()) {
      assertThat(count(store)).isEqualTo(20_001);
    }

    assertThat(size()).isLessThan(before);
  }

  /// Measured: 1,673,000 triples take 820 MiB when they were loaded once.
  @Test
  void isGrown_tellsReplacedTriplesFromMany() {
    assertThat(StoreCompaction.isGrown(820 * MIB, 1_673_000, 0)).isFalse();
    assertThat(StoreCompaction.isGrown(3 * 820 * MIB, 1_673_000, 0)).isTrue();
    assertThat(StoreCompaction.isGrown(3 * 820 * MIB, 3 * 1_673_000, 0)).isFalse();
    assertThat(StoreCompaction.isGrown(3 * 820 * MIB, 1_673_000, 1_000)).as("long texts").isFalse();
  }

  @Test
  void open_inAnotherProcess_saysSoInOneLine() throws Exception {
    var other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                location().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(other.inputReader().lines().anyMatch("open"::equals)).isTrue();

      assertThatIllegalStateException()
          .isThrownBy(this::open)
          .withMessage("the RDF store 'store' is open in another process: stop it first");
    } finally {
      other.destroy();
      other.waitFor(10, TimeUnit.SECONDS);
    }
  }

  /// Opens the store and holds it until it is ended.
  static final class OtherProcess {
    private OtherProcess() {}

    static void main(String[] arguments) throws Exception {
      try (var store = GraphStore.tdb2(Path.of(arguments[0]))) {
        System.out.println("open");
        Thread.sleep(60_000);
        store.version("urn:x");
      }
    }
  }

  private GraphStore open() {
    return GraphStore.tdb2(location());
  }

  private Path location() {
    try {
      return Files.createDirectories(folder.resolve("store"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path triples(String name, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("<urn:%s:%d> <urn:p> \"%d\" .\n".formatted(name, i, i));
    }
    try {
      return Files.writeString(folder.resolve(name + ".nt"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long count(GraphStore store) {
    return Txn.calculateRead(store.published(), () -> countNow(store));
  }

  private static long countNow(GraphStore store) {
    try (var execution =
        QueryExec.dataset(store.published())
            .query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
            .build()) {
      return Long.parseLong(execution.select().next().get("n").getLiteralLexicalForm());
    }
  }

  private long size() throws IOException {
    try (var files = Files.walk(location())) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
