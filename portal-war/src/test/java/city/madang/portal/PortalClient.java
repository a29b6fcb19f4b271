package city.madang.portal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Asks the running portal.
final class PortalClient {
  private static final String BASE =
      "http://127.0.0.1:" + System.getProperty("madang.test.http.port");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private PortalClient() {}

  /// @param headers names and values in turn
  static HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /// @param headers names and values in turn
  static HttpResponse<String> send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(BASE + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
