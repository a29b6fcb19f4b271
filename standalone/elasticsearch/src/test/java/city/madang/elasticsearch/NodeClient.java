package city.madang.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// Sends JSON to a node; every answer must be a success.
record NodeClient(URI node, HttpClient http) implements AutoCloseable {
  NodeClient(URI node) {
    this(node, HttpClient.newHttpClient());
  }

  String get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  String put(String path, String body) {
    return send("PUT", path, BodyPublishers.ofString(body));
  }

  String post(String path, String body) {
    return send("POST", path, BodyPublishers.ofString(body));
  }

  @Override
  public void close() {
    http.close();
  }

  private String send(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(node.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
