package city.madang.portal;

import static city.madang.portal.SparqlBenchData.NS;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Good and bad queries at once, for some minutes: every good answer must be the one of the
/// beginning, and the heap must not grow. `bench/sparql OBSERVATIONS soak MINUTES` starts the
/// portal.
final class SparqlSoak {
  private static final String PREFIX =
      "PREFIX : <" + NS + "> PREFIX text: <http://jena.apache.org/text#> ";
  private static final int GOOD_CLIENTS = 3;
  private static final int BAD_CLIENTS = 2;
  private static final Pattern HEAP =
      Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"\\} ([0-9.E+]+)");

  private static final List<String> GOOD =
      List.of(
          "SELECT ?p ?o { :none ?p ?o }",
          "SELECT ?p ?o { <%sstop/7> ?p ?o } ORDER BY ?p ?o".formatted(NS),
          "SELECT ?s { ?s :name '정류장 9' }",
          "SELECT ?s ?n { (?s ?score ?n) text:query (:name '정류장 77') } ORDER BY ?n ?s",
          "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY ?c",
          "SELECT ?s { ?s :lat ?y ; :lon ?x FILTER(?y > 36.4 && ?y < 36.41 && ?x > 127.2) } ORDER"
              + " BY ?s",
          "SELECT (AVG(?v) AS ?a) (COUNT(*) AS ?n) { ?o :value ?v FILTER(?v > 500) }",
          "SELECT DISTINCT ?z { ?s :zone ?z } ORDER BY ?z",
          "ASK { <%sstop/3> :zone ?z }".formatted(NS));

  private static final List<String> BAD =
      List.of(
          "SELECT * { ?s ?p }",
          "SELECT * { ?s foo:p ?o }",
          "SELECT * FROM <urn:none> { ?s ?p ?o }",
          "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
          "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
          "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
          "SELECT ?x { BIND('aaaaaaaaaa' AS ?a) " + doubled() + " BIND(STRLEN(?a30) AS ?x) }",
          "SELECT (GROUP_CONCAT(?o) AS ?all) { ?a ?p ?o . ?b ?p ?o }",
          "SELECT * { ?s (!:none)* ?o }",
          "SELECT * { ?s :name ?n FILTER REGEX(CONCAT(?n, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),"
              + " '^(.*a)*z$') }",
          "SELECT * { ?s :zone ?z FILTER(?z IN (" + numbers(100_000) + ")) }",
          "SELECT * { " + "{ ".repeat(20_000) + "}".repeat(20_000) + " }",
          "ASK { ?s ?p ?o FILTER(CONTAINS(STR(?o), 'zzzz')) }");

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final String address;
  private final Map<String, String> expected = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> ends = new ConcurrentHashMap<>();
  private final AtomicLong unique = new AtomicLong();
  private final long until;

  private SparqlSoak(String address, Duration time) {
    this.address = address;
    this.until = System.nanoTime() + time.toNanos();
  }

  private static String doubled() {
    return IntStream.rangeClosed(1, 30)
        .mapToObj(
            i -> "BIND(CONCAT(?a%1$s, ?a%1$s) AS ?a%2$d)".formatted(i == 1 ? "" : "" + (i - 1), i))
        .collect(Collectors.joining(" "));
  }

  private static String numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }

  /// Prints what it saw; fails if an answer was wrong.
  ///
  /// @param args the endpoint and the minutes
  public static void main(String... args) throws Exception {
    var soak =
        new SparqlSoak(args[0], Duration.ofSeconds((long) (60 * Double.parseDouble(args[1]))));
    if (!soak.run()) {
      System.exit(1);
    }
  }

  private boolean run() throws Exception {
    for (var query : GOOD) {
      expected.put(query, send(query).body());
    }
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, GOOD_CLIENTS).forEach(i -> clients.execute(() -> askGood(new Random(i))));
      IntStream.range(0, BAD_CLIENTS).forEach(i -> clients.execute(() -> askBad(new Random(-i))));
      clients.execute(this::leaveEarly);
      clients.execute(this::sendHalf);
      watchHeap();
    }
    new TreeMap<>(ends).forEach((end, count) -> System.out.printf("%-40s %,d%n", end, count.get()));
    for (var query : GOOD) {
      if (!send(query).body().equals(expected.get(query))) {
        count("good: wrong at the end");
      }
    }
    return ends.keySet().stream().noneMatch(end -> end.contains("wrong"));
  }

  private void askGood(Random random) {
    while (System.nanoTime() < until) {
      var query = GOOD.get(random.nextInt(GOOD.size()));
      try {
        var answer = send(query);
        boolean right = answer.status() == 200 && answer.body().equals(expected.get(query));
        boolean wrong = answer.status() == 200 && !right;
        count(right ? "good: right" : wrong ? "good: wrong " + query : "good: " + answer.status());
      } catch (IOException | InterruptedException e) {
        count("good: " + e.getClass().getSimpleName());
      }
    }
  }

  private void askBad(Random random) {
    while (System.nanoTime() < until) {
      var query = BAD.get(random.nextInt(BAD.size()));
      try {
        count("bad: " + send(query).status());
      } catch (IOException | InterruptedException e) {
        count("bad: " + e.getClass().getSimpleName());
      }
    }
  }

  private void leaveEarly() {
    var query = URLEncoder.encode("SELECT * { ?s ?p ?o . ?t ?q ?o }", UTF_8);
    var path = URI.create(address).getPath();
    talk(
        "left early",
        "GET " + path + "?query=" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
        1_000);
  }

  private void sendHalf() {
    var path = URI.create(address).getPath();
    talk(
        "half a body",
        "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nSELECT",
        3_000);
  }

  private void talk(String kind, String request, int millis) {
    var at = URI.create(address);
    while (System.nanoTime() < until) {
      try (var socket = new Socket(at.getHost(), at.getPort())) {
        socket.getOutputStream().write(request.getBytes(UTF_8));
        socket.getInputStream().readNBytes(100);
        TimeUnit.MILLISECONDS.sleep(millis);
        count("bad: " + kind);
      } catch (IOException | InterruptedException e) {
        count("bad: " + kind + ", " + e.getClass().getSimpleName());
      }
    }
  }

  /// The least that the heap held in each minute.
  private void watchHeap() throws IOException, InterruptedException {
    var minutes = new ArrayList<Long>();
    while (System.nanoTime() < until) {
      long end = Math.min(until, System.nanoTime() + Duration.ofMinutes(1).toNanos());
      long least = Long.MAX_VALUE;
      while (System.nanoTime() < end) {
        least = Math.min(least, heap());
        TimeUnit.SECONDS.sleep(1);
      }
      minutes.add(least >> 20);
      System.out.printf("minute %d: heap at least %d MiB%n", minutes.size(), minutes.getLast());
    }
  }

  private long heap() throws IOException, InterruptedException {
    var metrics = URI.create(address).resolve("/metrics");
    var text = http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
    var found = HEAP.matcher(text);
    return found.find() ? (long) Double.parseDouble(found.group(1)) : Long.MAX_VALUE;
  }

  private record Answer(int status, String body) {}

  /// Another text each time, so that no answer is known.
  private Answer send(String query) throws IOException, InterruptedException {
    var text = PREFIX + query + " #" + unique.incrementAndGet();
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(Duration.ofMinutes(2))
            .header("Content-Type", "application/sparql-query")
            .header("Accept", "text/csv, application/n-triples;q=0.5")
            .POST(HttpRequest.BodyPublishers.ofString(text))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.body());
  }

  private void count(String end) {
    ends.computeIfAbsent(end, _ -> new AtomicLong()).incrementAndGet();
  }
}
