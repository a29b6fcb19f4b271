package city.madang.etl.graph;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.ontology.Madang;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyGraphTest {
  private static final String LABEL =
      """
      PREFIX madang: <https://madang.city/terms#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      ASK { madang:BikeTrip rdfs:label "Bike-share trip"@en %s }
      """;

  @TempDir Path folder;

  @Test
  void put_newStore_tellsTermsInTheUnionAndInItsGraph() {
    try (var store = GraphStore.tdb2(folder)) {
      VocabularyGraph.put(store);

      assertThat(ask(store, LABEL.formatted(""))).isTrue();
      assertThat(ask(store, LABEL.formatted(". GRAPH <" + Madang.VOCABULARY + "> { ?a ?b ?c }")))
          .isTrue();
      assertThat(ask(store, "ASK { ?s a <http://www.w3.org/ns/shacl#NodeShape> }")).isFalse();
      var version = requireNonNull(store.shownVersions().get(Madang.VOCABULARY));
      assertThat(version).startsWith(Madang.version() + "+");
      var size = Madang.readVocabulary().size();
      assertThat(store.statistics(Madang.VOCABULARY, version).orElseThrow().triples())
          .isEqualTo(size + 1L);
    }
  }

  @Test
  void put_again_changesNothing() {
    try (var store = GraphStore.tdb2(folder)) {
      VocabularyGraph.put(store);
      var state = store.state();

      VocabularyGraph.put(store);

      assertThat(store.state()).isEqualTo(state);
    }
  }

  @Test
  void put_storeOfOtherCode_replacesWhatItSaid() {
    try (var store = GraphStore.tdb2(folder)) {
      store.replace(Madang.VOCABULARY, "0.9+00000000", List.of());

      VocabularyGraph.put(store);

      assertThat(ask(store, LABEL.formatted(""))).isTrue();
      assertThat(ask(store, "ASK { ?s ?p '0.9+00000000' }")).isFalse();
    }
  }

  private static boolean ask(GraphStore store, String query) {
    return Txn.calculateRead(
        store.published(), () -> QueryExec.dataset(store.published()).query(query).ask());
  }
}
