package city.madang.elasticsearch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks a node for the health of its indices.
final class NodeHealth {
  // The node itself waits until its indices can be read; a broken one must not stop the start.
  private static final String QUESTION = "/_cluster/health?wait_for_status=yellow&timeout=30s";

  private NodeHealth() {}

  /// Returns when the node has answered.
  static void await(URI node) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(node.resolve(QUESTION)).timeout(Duration.ofSeconds(60)).build();
    try (var client = HttpClient.newHttpClient()) {
      var status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status != 200 && status != 408) {
        throw new IOException("/_cluster/health answered " + status);
      }
    }
  }
}
