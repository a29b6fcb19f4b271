package city.madang.portal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/// Asks the running portal.
final class PortalClient {
  private static final String BASE =
      "http://127.0.0.1:" + System.getProperty("madang.test.http.port");
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1) // as most clients do without TLS
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private static final HttpClient STAYING = HttpClient.newHttpClient();

  private PortalClient() {}

  /// @param headers names and values in turn
  static HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /// @param headers names and values in turn
  static HttpResponse<String> send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(uri(path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(HTTP, request.build(), BodyHandlers.ofString());
  }

  /// @param type of the body; empty to tell none
  static HttpResponse<String> sendBytes(String method, String path, byte[] body, String type) {
    var publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    var request = HttpRequest.newBuilder(uri(path)).method(method, publisher);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return send(HTTP, request.build(), BodyHandlers.ofString());
  }

  /// @param headers names and values in turn
  static HttpResponse<String> getByHttp2(String path, String... headers) {
    var request = HttpRequest.newBuilder(uri(path)).version(Version.HTTP_2).headers(headers);
    return send(HTTP, request.build(), BodyHandlers.ofString());
  }

  /// With the steward's token.
  static HttpResponse<String> asSteward(String method, String path, String body)
      throws IOException {
    return asSteward(method, path, body, "application/json");
  }

  static HttpResponse<String> asSteward(String method, String path, String body, String type)
      throws IOException {
    var token = Path.of(System.getProperty("madang.test.home")).resolve("steward.token");
    return send(
        method,
        path,
        body,
        "Content-Type",
        type,
        "Authorization",
        "Bearer " + Files.readString(token).strip());
  }

  /// Does not follow redirects.
  static HttpResponse<String> getHere(String path) {
    return send(STAYING, HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  /// @param headers names and values in turn
  static HttpResponse<byte[]> getBytes(String path, String... headers) {
    var request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(HTTP, request.build(), BodyHandlers.ofByteArray());
  }

  /// @param headers names and values in turn
  static HttpResponse<InputStream> open(String path, String... headers) {
    var request = HttpRequest.newBuilder(uri(path)).headers(headers).build();
    return send(HTTP, request, BodyHandlers.ofInputStream());
  }

  private static URI uri(String path) {
    return URI.create(BASE + path);
  }

  private static <T> HttpResponse<T> send(
      HttpClient client, HttpRequest request, BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw new AssertionError(request.uri().toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
