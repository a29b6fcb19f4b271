package city.madang.etl.job;

import city.madang.etl.job.SwitchProcess.Point;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;

/// Stands between a run and Elasticsearch, and ends the process before or after the alias is
/// switched, or after the old index is deleted.
final class HaltingSearch {
  private static final Set<String> OWN_HEADERS =
      Set.of("host", "connection", "content-length", "upgrade", "transfer-encoding");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI elasticsearch;
  private final Point point;
  private boolean switched;

  private HaltingSearch(URI elasticsearch, Point point) {
    this.elasticsearch = elasticsearch;
    this.point = point;
  }

  static URI start(URI elasticsearch, Point point) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", new HaltingSearch(elasticsearch, point)::pass);
    server.start();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private synchronized void pass(HttpExchange exchange) throws IOException {
    var aliases = exchange.getRequestURI().getPath().equals("/_aliases");
    if (aliases && point == Point.FOLDER_MOVED) {
      point.halt();
    }
    var answer = ask(exchange);
    switched |= aliases;
    if ((aliases && point == Point.ALIAS_SWITCHED)
        || (switched
            && exchange.getRequestMethod().equals("DELETE")
            && point == Point.OLD_INDEX_DELETED)) {
      point.halt();
    }
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OWN_HEADERS.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    var empty = answer.body().length == 0;
    exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
    try (var out = exchange.getResponseBody()) {
      out.write(answer.body());
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException {
    var request =
        HttpRequest.newBuilder(elasticsearch.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }
}
