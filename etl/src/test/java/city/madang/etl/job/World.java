package city.madang.etl.job;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.graph.GraphStore;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.release.Home;
import city.madang.etl.release.Release;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Everything that a run talks to, real: a search node, an RDF store, a database and a home.
record World(SearchIndex index, GraphStore graphs, Engines engines) implements AutoCloseable {

  /// What all doors show of a dataset.
  ///
  /// @param registered version that the register calls current
  /// @param indexed version that searches find
  /// @param mapped version that the graph holds
  /// @param files SHA-256 of every released file, of old versions too
  record Doors(
      Optional<String> registered,
      Optional<String> indexed,
      Optional<String> mapped,
      Map<String, String> files) {}

  /// Opens what lies in `home`, which no other process may have open.
  static World open(URI search, Home home) throws IOException {
    var index = new SearchIndex(search);
    var graphs = GraphStore.tdb2(Files.createDirectories(home.store()));
    return new World(index, graphs, RunProcess.engines(home, index, graphs));
  }

  Doors doors(DatasetId dataset) throws IOException {
    return new Doors(
        engines.register().findCurrent(dataset).map(Release::version),
        index.current(dataset),
        graphs.version("https://madang.example/datasets/" + dataset + "/graph"),
        hashes(engines.home().releases().resolve(dataset.value())));
  }

  private static Map<String, String> hashes(Path folder) throws IOException {
    var hashes = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(folder.relativize(file).toString(), ReleasedFile.of(file).sha256());
      }
    }
    return hashes;
  }

  @Override
  public void close() {
    RunProcess.close(engines.database());
    graphs.close();
    index.close();
  }
}
