package city.madang.etl.index;

import city.madang.elasticsearch.ElasticsearchProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// The search node of all tests in this JVM, for its start takes longer than most of them. It ends
/// with the JVM.
public final class SearchNode {
  private SearchNode() {}

  /// Empties the node, and tells where it answers. Only for a test that is alone in its JVM.
  public static URI empty() {
    var uri = Started.NODE.uri();
    try (var index = new SearchIndex(uri)) {
      index.list().forEach(release -> index.discard(release.name()));
    }
    return uri;
  }

  private static final class Started {
    static final ElasticsearchProcess NODE = start();

    private static ElasticsearchProcess start() {
      try {
        var folder = Files.createTempDirectory("search");
        var installed = Path.of(System.getProperty("madang.elasticsearch.home"));
        return ElasticsearchProcess.start(
            installed, folder.resolve("data"), folder.resolve("logs"), 0);
      } catch (IOException noFolder) {
        throw new UncheckedIOException(noFolder);
      }
    }
  }
}
