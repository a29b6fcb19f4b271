package city.madang.etl.graph;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuadScanTest {
  private static final int TRIPLES = 5_000;

  @TempDir Path folder;
  private GraphStore store;

  @BeforeEach
  void load() throws IOException {
    var file = folder.resolve("triples.nt");
    Files.writeString(
        file,
        IntStream.range(0, TRIPLES)
            .mapToObj(
                i ->
                    "<urn:s%d> <urn:p%d> \"%d\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n"
                        .formatted(i % 97, i % 7, i - TRIPLES / 2))
            .collect(joining()));
    store = GraphStore.tdb2(Files.createDirectories(folder.resolve("store")));
    store.replace("urn:one", "1", List.of(file));
    store.replace("urn:two", "1", List.of(file));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GSPO", "GPOS", "GOSP", "SPOG", "POSG", "OSPG"})
  void seek_anyKey_readsAllFromThereInOrder(String order) {
    var all = read(order, "", "");

    assertThat(all).hasSize(2 * TRIPLES + 2).isSorted();
    for (int from = 0; from < all.size(); from += 777) {
      assertThat(read(order, all.get(from), "")).isEqualTo(all.subList(from, all.size()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GSPO", "POSG"})
  void seek_withEnd_readsAtLeastUntilThere(String order) {
    var all = read(order, "", "");

    for (int to = 1; to < all.size(); to += 777) {
      assertThat(read(order, all.getFirst(), all.get(to)))
          .hasSizeGreaterThanOrEqualTo(to)
          .startsWith(all.subList(0, to).toArray(String[]::new));
    }
  }

  /// Each quad in hexadecimal digits, which are ordered as its ids are.
  private List<String> read(String order, String from, String to) {
    return Txn.calculateRead(
        store.published(),
        () -> {
          var quads = new ArrayList<String>();
          try (var scan = new QuadScan(store.published(), order)) {
            scan.seek(key(from), key(to));
            while (scan.next()) {
              quads.add(
                  "%016x%016x%016x%016x".formatted(scan.id(0), scan.id(1), scan.id(2), scan.id(3)));
            }
          }
          return quads;
        });
  }

  private static long[] key(String digits) {
    return IntStream.range(0, digits.length() / 16)
        .mapToLong(i -> Long.parseUnsignedLong(digits, i * 16, i * 16 + 16, 16))
        .toArray();
  }
}
