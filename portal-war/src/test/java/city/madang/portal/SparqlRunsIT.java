package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.getBytes;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// How queries run: lanes, cancellation, honest ends, answers that are known already.
class SparqlRunsIT extends DeployedPortal {
  private static final int PORT = Integer.getInteger("madang.test.http.port");
  private static final String VALUES = "{ " + "1 ".repeat(300) + "} ";

  /// 27 million rows, one after the other.
  private static final String LONG =
      "SELECT * { VALUES ?a %1$s VALUES ?b %1$s VALUES ?c %1$s }".formatted(VALUES);

  private static final String ENDLESS =
      "SELECT (COUNT(*) AS ?n) { VALUES ?a %1$s VALUES ?b %1$s VALUES ?c %1$s VALUES ?d %1$s }"
          .formatted(VALUES);

  private static final String DIRECT = "application/sparql-query";
  private static final String QUICK =
      "ASK { <http://localhost:8080/datasets/transit-stops/graph> ?p ?o }";

  @Test
  void get_sameQueryAgain_isAnsweredFromWhatIsKnown() {
    var query = "SELECT ?p { ?s ?p ?o } ORDER BY ?p LIMIT 3 #" + UUID.randomUUID();

    var first = get(address(query), "Accept", "text/csv");
    var second = get(address(query), "Accept", "text/csv");

    assertThat(header(first, "Cache-Status")).isEqualTo("madang; fwd=miss");
    assertThat(header(first, "ETag")).startsWith("W/\"");
    assertThat(header(second, "Cache-Status")).isEqualTo("madang; hit");
    assertThat(header(second, "ETag")).isEqualTo(header(first, "ETag"));
    assertThat(second.body()).isEqualTo(first.body());

    var known = get(address(query), "Accept", "text/csv", "If-None-Match", header(first, "ETag"));
    var other =
        get(
            address(query),
            "Accept",
            "text/tab-separated-values",
            "If-None-Match",
            header(first, "ETag"));

    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(header(known, "ETag")).isEqualTo(header(first, "ETag"));
    assertThat(other.statusCode()).isEqualTo(200);
  }

  @Test
  void query_knownAnswer_isNotModified() {
    var wanted = new String[] {"Content-Type", "application/sparql-query", "Accept", "text/csv"};
    var tag = header(send("QUERY", "/sparql", "ASK {}", wanted), "ETag");

    var known = conditional("QUERY", "If-None-Match", tag);

    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(header(known, "ETag")).isEqualTo(tag);
    assertThat(conditional("QUERY", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(conditional("QUERY", "If-Match", "\"other\"").statusCode()).isEqualTo(412);
    assertThat(conditional("POST", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> conditional(String method, String condition, String tag) {
    return send(
        method,
        "/sparql",
        "ASK {}",
        "Content-Type",
        "application/sparql-query",
        "Accept",
        "text/csv",
        condition,
        tag);
  }

  @Test
  void get_largeAnswer_isCompressedAsTheClientLikes() throws IOException {
    var query = address("SELECT * { VALUES ?a %1$s VALUES ?b %1$s }".formatted(VALUES));

    var plain = getBytes(query, "Accept", "text/csv");
    var gzip = getBytes(query, "Accept", "text/csv", "Accept-Encoding", "gzip");
    var zstd = getBytes(query, "Accept", "text/csv", "Accept-Encoding", "gzip;q=0.5, zstd");

    assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(zstd, "Content-Encoding")).isEqualTo("zstd");
    assertThat(header(plain, "Content-Encoding")).isEmpty();
    assertThat(header(gzip, "Vary")).contains("Accept-Encoding");
    assertThat(gzip.body()).hasSizeLessThan(plain.body().length);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
        .isEqualTo(plain.body());
    assertThat(new ZstdInputStream(new ByteArrayInputStream(zstd.body())).readAllBytes())
        .isEqualTo(plain.body());
  }

  @Test
  void get_changingQuery_hasNoTag() {
    var response = get(address("SELECT (NOW() AS ?now) {}"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "ETag")).isEmpty();
  }

  @Test
  void get_query_tellsWhatItTookAndWhatIsLeft() {
    var response = get(address(QUICK));

    assertThat(header(response, "Server-Timing")).matches("wait;dur=[0-9.]+, query;dur=[0-9.]+");
    assertThat(header(response, "RateLimit-Policy")).matches("\"query-seconds\";q=[0-9]+;w=60");
    assertThat(header(response, "RateLimit")).matches("\"query-seconds\";r=[0-9]+;t=[0-9]+");
    assertThat(UUID.fromString(header(response, "Query-Id"))).isNotNull();
    assertThat(header(response, "Access-Control-Expose-Headers")).contains("Query-Id", "RateLimit");
  }

  @Test
  void delete_runningQuery_endsIt() {
    var id = UUID.randomUUID().toString();
    var running =
        supplyAsync(() -> send("POST", "/sparql", ENDLESS, "Content-Type", DIRECT, "Query-Id", id));

    Awaitility.await().until(() -> send("DELETE", "/sparql/queries/" + id, "").statusCode() == 204);

    assertThat(running.join().statusCode()).isEqualTo(503);
    assertThat(running.join().body()).contains("sparql-cancelled");
    assertThat(send("DELETE", "/sparql/queries/" + id, "").statusCode()).isEqualTo(404);
  }

  @Test
  void post_cancelledAfterItsBegin_isBrokenOff() throws IOException {
    var id = UUID.randomUUID().toString();
    try (var client = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
      ask(client, LONG, id);
      var in = client.getInputStream();
      var begin = new String(in.readNBytes(20_000), UTF_8);

      assertThat(begin).startsWith("HTTP/1.1 200 OK").containsIgnoringCase("chunked");
      assertThat(send("DELETE", "/sparql/queries/" + id, "").statusCode()).isEqualTo(204);

      assertThat(lastBytes(client)).as("no last chunk").doesNotEndWith("0\r\n\r\n");
    }
  }

  private static String lastBytes(Socket client) {
    var last = "";
    try {
      var piece = new byte[1 << 16];
      for (int n = client.getInputStream().read(piece);
          n >= 0;
          n = client.getInputStream().read(piece)) {
        last = new String(piece, Math.max(0, n - 5), Math.min(5, n), UTF_8);
      }
      return last;
    } catch (IOException reset) {
      return last;
    }
  }

  @Test
  void post_clientsThatLeave_endTheirQueries() throws IOException {
    for (int i = 0; i < 4; i++) {
      try (var client = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
        ask(client, ENDLESS, UUID.randomUUID().toString());
      }
    }
    long began = System.nanoTime();

    var heavy = get(address("SELECT (COUNT(*) AS ?n) { ?s ?p ?o } #" + UUID.randomUUID()));

    assertThat(heavy.statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void post_heavyQueriesAtOnce_leaveCheapOnesTheirLane() {
    try (var threads = Executors.newCachedThreadPool()) {
      var heavy =
          Stream.generate(
                  () ->
                      supplyAsync(
                          () -> send("POST", "/sparql", ENDLESS, "Content-Type", DIRECT), threads))
              .limit(24)
              .toList();

      for (int i = 0; i < 20; i++) {
        assertThat(get(address(QUICK + " #" + i)).body()).contains("true");
      }

      assertThat(heavy).anyMatch(one -> !one.isDone());
      assertThat(heavy.stream().map(CompletableFuture::join))
          .allSatisfy(
              answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(header(answer, "Retry-After").isEmpty())
                    .isEqualTo(answer.body().contains("sparql-timeout"));
              });
    }
  }

  @Test
  void post_halfSentBodiesOfAnother_leaveAllDoorsOpenAndEndInTime() throws IOException {
    var another = InetAddress.getByName("127.0.0.2");
    var half = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 50; i++) {
        var client = new Socket(InetAddress.getLoopbackAddress(), PORT, another, 0);
        half.add(client);
        ask(client, "SELECT", UUID.randomUUID().toString(), 1_000);
      }
      long began = System.nanoTime();

      assertThat(get(address(QUICK)).statusCode()).isEqualTo(200);
      assertThat(get("/sparql/status").statusCode()).isEqualTo(200);
      assertThat(send("POST", "/sparql", QUICK, "Content-Type", DIRECT).statusCode())
          .isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
      for (var client : half) {
        client.setSoTimeout(20_000);
        assertThat(new String(client.getInputStream().readNBytes(12), UTF_8))
            .isIn("HTTP/1.1 408", "HTTP/1.1 503");
      }
    } finally {
      for (var client : half) {
        client.close();
      }
    }
  }

  @Test
  void post_clientThatAsksForMoreAndLeaves_endsItsQuery() throws IOException {
    long left;
    try (var client = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
      ask(client, ENDLESS, UUID.randomUUID().toString());
      var next = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8);
      client.getOutputStream().write(next);
      Awaitility.await().until(() -> !isIdle());
      left = System.nanoTime();
    }

    Awaitility.await().until(SparqlRunsIT::isIdle);

    assertThat(Duration.ofNanos(System.nanoTime() - left)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void post_queryIdThatIsNone_isProblem() {
    var response = get(address(QUICK), "Query-Id", "mine");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("UUID");
  }

  private static boolean isIdle() {
    var status = get("/sparql/status").body().replaceAll("\\s", "");
    return status.contains("\"heavy\":{\"running\":0,");
  }

  private static void ask(Socket client, String query, String id) throws IOException {
    ask(client, query, id, query.length());
  }

  /// @param length that is told
  private static void ask(Socket client, String query, String id, int length) throws IOException {
    var body = query.getBytes(UTF_8);
    var head =
        "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nQuery-Id: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(DIRECT, id, length);
    client.getOutputStream().write(head.getBytes(UTF_8));
    client.getOutputStream().write(body);
    client.getOutputStream().flush();
  }

  private static String address(String query) {
    return "/sparql?query=" + URLEncoder.encode(query, UTF_8);
  }
}
