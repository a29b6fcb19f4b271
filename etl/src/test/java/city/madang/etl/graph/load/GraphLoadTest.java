package city.madang.etl.graph.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.store.nodetable.NodeTableCache;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphLoadTest {
  private static final Node A = NodeFactory.createURI("urn:a");
  private static final Node B = NodeFactory.createURI("urn:b");

  @TempDir Path folder;

  private final Random random = new Random(7);
  private DatasetGraph store;

  @BeforeEach
  void open() {
    store = DatabaseMgr.connectDatasetGraph(folder.toString());
  }

  @AfterEach
  void close() {
    TDBInternal.expel(store);
  }

  @Test
  void replace_randomSets_makeWhatRemovingAndAddingMakes() {
    var simple = DatabaseMgr.createDatasetGraph();
    for (int round = 0; round < 30; round++) {
      var graph = random.nextInt(3) == 0 ? B : A;
      var triples = round % 10 == 9 ? List.<Triple>of() : someTriples(1 + random.nextInt(1_500));
      int held = List.of(7, 100, 1_000, 1 << 20).get(random.nextInt(4));

      replace(graph, triples, held);

      replaceSimply(simple, graph, triples);
      assertThat(quads(store)).as("round %s", round).isEqualTo(quads(simple));
      assertIndexesAgree();
    }
  }

  @Test
  void replace_manySortedTriples_growsTreesThatAgree() {
    var triples = new ArrayList<Triple>();
    for (int i = 0; i < 100_000; i++) {
      triples.add(Triple.create(iri("s" + i / 4), iri("p" + i % 4), literal(i * 31 % 5_000)));
    }

    replace(A, triples, 1 << 20);
    assertIndexesAgree();
    replace(A, triples.subList(40_000, 80_000), 10_000);
    assertIndexesAgree();
    replace(A, triples, 10_000);

    assertIndexesAgree();
    assertThat(quads(store)).hasSize(100_000);
  }

  @Test
  void replace_prefixes_areThoseOfTheStore() {
    Txn.executeWrite(
        store, () -> GraphLoad.replace(store, A, stream -> stream.prefix("ex", "urn:ex:")));

    assertThat(Txn.calculateRead(store, () -> store.prefixes().get("ex"))).isEqualTo("urn:ex:");
  }

  @Test
  void replace_nodeThatReadersHaveMissed_isFoundAfterwards() {
    replace(A, someTriples(50), 100);
    var late = iri("late");
    assertThat(Txn.calculateRead(store, () -> store.contains(A, late, Node.ANY, Node.ANY)))
        .isFalse();

    replace(A, List.of(Triple.create(late, iri("p0"), iri("s0"))), 100);

    assertThat(Txn.calculateRead(store, () -> store.contains(A, late, Node.ANY, Node.ANY)))
        .isTrue();
  }

  @Test
  void replace_nodesThatAreKnown_leaveTheCacheToReaders() {
    var triples = someTriples(500);
    replace(A, triples, 100);
    close();
    open();

    replace(A, triples, 100);

    assertThat(triples).noneMatch(triple -> cache().isCachedNode(triple.getSubject()));
    assertIndexesAgree();
  }

  private NodeTableCache cache() {
    var quads = TDBInternal.getDatasetGraphTDB(store).getQuadTable().getNodeTupleTable();
    return (NodeTableCache) quads.getNodeTable().wrapped();
  }

  @Test
  void replace_readingFails_changesNothing() {
    replace(A, someTriples(500), 100);
    var before = quads(store);

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Txn.executeWrite(
                    store,
                    () ->
                        GraphLoad.replace(
                            store,
                            A,
                            stream -> {
                              someTriples(25_000).forEach(stream::triple);
                              throw new IllegalStateException("bad syntax");
                            },
                            1_000)))
        .withMessage("bad syntax");

    assertThat(quads(store)).isEqualTo(before);
    assertIndexesAgree();
    assertThat(folder).isDirectoryNotContaining("glob:**triples-*");
    replace(A, someTriples(500), 100);
    assertIndexesAgree();
  }

  @Test
  void replace_interrupted_endsAndChangesNothing() {
    replace(A, someTriples(500), 100);
    var before = quads(store);

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                Txn.executeWrite(
                    store,
                    () -> {
                      Thread.currentThread().interrupt();
                      GraphLoad.replace(
                          store, A, stream -> someTriples(90_000).forEach(stream::triple), 100);
                    }));

    assertThat(quads(store)).isEqualTo(before);
    assertIndexesAgree();
  }

  @Test
  void remove_unknownGraph_isNothing() {
    replace(A, someTriples(50), 100);
    var before = quads(store);

    Txn.executeWrite(store, () -> GraphLoad.remove(store, NodeFactory.createURI("urn:none")));
    assertThat(quads(store)).isEqualTo(before);
    Txn.executeWrite(store, () -> GraphLoad.remove(store, A));

    assertThat(quads(store)).isEmpty();
    assertIndexesAgree();
  }

  private void replace(Node graph, List<Triple> triples, int held) {
    Txn.executeWrite(
        store,
        () -> GraphLoad.replace(store, graph, stream -> triples.forEach(stream::triple), held));
  }

  private static void replaceSimply(DatasetGraph store, Node graph, List<Triple> triples) {
    Txn.executeWrite(
        store,
        () -> {
          store.removeGraph(graph);
          triples.forEach(triple -> store.add(Quad.create(graph, triple)));
        });
  }

  /// With some that are the same, and many that other rounds have as well.
  private List<Triple> someTriples(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            _ ->
                Triple.create(
                    iri("s" + random.nextInt(400)), iri("p" + random.nextInt(5)), someObject()))
        .toList();
  }

  private Node someObject() {
    int number = random.nextInt(60);
    return switch (random.nextInt(8)) {
      case 0 -> literal(number - 30);
      case 1 -> typed(number / 7.0 - 4 + "", XSDDatatype.XSDdouble);
      case 2 -> typed("2026-11-%02dT10:00:00Z".formatted(1 + number % 30), XSDDatatype.XSDdateTime);
      case 3 -> typed("not a number", XSDDatatype.XSDinteger);
      case 4 -> NodeFactory.createLiteralLang("바다 " + number, "ko");
      case 5 -> NodeFactory.createBlankNode("b" + number);
      case 6 -> NodeFactory.createLiteralString("text " + number);
      default -> iri("s" + number);
    };
  }

  private static Node iri(String name) {
    return NodeFactory.createURI("urn:" + name);
  }

  private static Node literal(int number) {
    return typed("" + number, XSDDatatype.XSDint);
  }

  private static Node typed(String text, XSDDatatype type) {
    return NodeFactory.createLiteralDT(text, type);
  }

  private static Set<Quad> quads(DatasetGraph store) {
    return Txn.calculateRead(store, () -> new HashSet<>(Iter.toList(store.find())));
  }

  /// Each index has the same quads, each of them once and found by its key.
  private void assertIndexesAgree() {
    Txn.executeRead(
        store,
        () -> {
          var quads = TDBInternal.getDatasetGraphTDB(store).getQuadTable().getNodeTupleTable();
          var indexes = quads.getTupleTable().getIndexes();
          assertThat(indexes).hasSize(6);
          var expected = Iter.toList(indexes[0].all());
          var same = new HashSet<>(expected);
          assertThat(same).hasSameSizeAs(expected);
          Arrays.stream(indexes)
              .forEach(
                  index -> {
                    var all = Iter.toList(index.all());
                    assertThat(all).as(index.getName()).hasSameSizeAs(expected);
                    assertThat(same.containsAll(all)).as(index.getName()).isTrue();
                    for (int i = 0; i < all.size(); i += 7) {
                      assertThat(index.find(all.get(i)).hasNext()).isTrue();
                    }
                  });
        });
  }
}
