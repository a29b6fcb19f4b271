package city.madang.portal;

import static city.madang.portal.SparqlBenchData.NS;
import static city.madang.portal.SparqlBenchData.ROUTES;
import static city.madang.portal.SparqlBenchData.STATIONS;
import static city.madang.portal.SparqlBenchData.STOPS;
import static java.util.Map.entry;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Asks the portal and Fuseki the same, in turns, and compares the answers: `bench/sparql` starts
/// both.
final class SparqlBench {
  private static final int CLIENTS = 4;
  private static final int HEAVY = 24;
  private static final int DRAWS = 20;

  /// Fewer, for one can take as long as all the heavy ones before it.
  private static final int ASKS = 5;

  private static final int ROUNDS = 3;
  private static final int WARMING = 10_000;
  private static final int LOOKUPS = 2_000;

  /// As long as a client waits that was told to come later.
  private static final int REFUSED_MILLIS = 1_000;

  private static final long ROUND_NANOS = 8_000_000_000L;
  private static final String PREFIX = "PREFIX : <" + NS + "> ";
  private static final String ASK = "ASK { <%sstop/7> :name ?n }".formatted(NS);
  private static final String EVERYTHING =
      "SELECT (COUNT(*) AS ?n) (AVG(?v * ?w) AS ?a) { ?o :value ?v . ?o :station ?s . ?s :height ?w"
          + " }";

  /// How often each kind is in the mix: most of what is asked is small.
  private static final Map<String, Integer> SHARES =
      Map.ofEntries(
          entry("class counts", 1),
          entry("box", 1),
          entry("aggregate", 1),
          entry("stream", 1),
          entry("zones", 1),
          entry("join", 0),
          entry("by station", 0));

  private static final int USUAL_SHARE = 6;

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "lookup", r -> "SELECT ?p ?o { <%sstop/%d> ?p ?o }".formatted(NS, r.nextInt(STOPS))),
          new Kind("by name", r -> "SELECT ?s { ?s :name '정류장 %d' }".formatted(r.nextInt(STOPS))),
          new Kind(
              "trips of a route",
              r ->
                  "SELECT ?t ?n { ?t :route <%sroute/%d> ; :last ?s . ?s :name ?n }"
                      .formatted(NS, r.nextInt(ROUTES))),
          new Kind("ask", r -> "ASK { <%sstop/%d> :zone ?z }".formatted(NS, r.nextInt(STOPS))),
          new Kind(
              "top of a station",
              r ->
                  "SELECT ?v { ?o :station <%sstation/%d> ; :value ?v } ORDER BY DESC(?v) LIMIT 10"
                      .formatted(NS, r.nextInt(STATIONS))),
          new Kind(
              "construct",
              r ->
                  "CONSTRUCT { ?s ?p ?o } WHERE { BIND(<%sstop/%d> AS ?s) ?s ?p ?o }"
                      .formatted(NS, r.nextInt(STOPS))),
          new Kind("class counts", _ -> "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c"),
          new Kind("box", SparqlBench::box),
          new Kind(
              "aggregate",
              r ->
                  "SELECT (AVG(?v) AS ?a) (COUNT(*) AS ?n) { ?o :value ?v FILTER(?v > %d) }"
                      .formatted(r.nextInt(900))),
          new Kind("stream", _ -> "SELECT ?s ?n { ?s a :Stop ; :name ?n }"),
          new Kind( // stations are fewer than stops, and stand last
              "join",
              _ -> "SELECT (COUNT(*) AS ?n) { ?p :zone ?z ; :lat ?y . ?s :near ?p ; :height ?h }"),
          new Kind("zones", _ -> "SELECT DISTINCT ?z { ?s :zone ?z }"),
          new Kind(
              "by station",
              _ -> "SELECT ?s (AVG(?v) AS ?a) { ?o :station ?s ; :value ?v } GROUP BY ?s"));

  private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final AtomicLong unique = new AtomicLong(System.nanoTime());

  private SparqlBench() {}

  private record Kind(String name, Function<Random, String> text) {}

  private static String box(Random random) {
    double south = 36.4 + random.nextInt(190) / 1_000.0;
    double west = 127.2 + random.nextInt(190) / 1_000.0;
    return String.format(
        Locale.ROOT,
        "SELECT ?s { ?s :lat ?y ; :lon ?x FILTER(?y > %.3f && ?y < %.3f && ?x > %.3f && ?x < %.3f)"
            + " }",
        south,
        south + 0.01,
        west,
        west + 0.01);
  }

  /// Prints what it measures.
  ///
  /// @param args the two endpoints
  public static void main(String... args) throws Exception {
    var bench = new SparqlBench();
    bench.mix(args[0], args[1]); // warms both, too
    bench.kinds(args[0], args[1]);
    bench.lookups("portal", args[0]);
    bench.lookups("Fuseki", args[1]);
    bench.repeated(args[0], args[1]);
    bench.beside("portal", args[0]);
    bench.beside("Fuseki", args[1]);
  }

  /// Each kind alone, in turns; what no cache can know.
  private void kinds(String ours, String theirs) throws IOException, InterruptedException {
    for (var kind : KINDS) {
      var random = new Random(7);
      var own = new ArrayList<Double>();
      var other = new ArrayList<Double>();
      for (int i = 0; i < 2 * DRAWS; i++) {
        var text = kind.text.apply(random);
        long begun = System.nanoTime();
        var answer = ask(ours, fresh(text));
        own.add((System.nanoTime() - begun) / 1e6);
        begun = System.nanoTime();
        var expected = ask(theirs, fresh(text));
        other.add((System.nanoTime() - begun) / 1e6);
        requireSame(kind.name, answer, expected);
      }
      System.out.printf(
          "%-18s portal %s   Fuseki %s%n", kind.name, line(own, DRAWS), line(other, DRAWS));
    }
  }

  /// What a lookup takes when the server has compiled what answers it.
  private void lookups(String name, String endpoint) throws IOException, InterruptedException {
    var random = new Random(11);
    var millis = new ArrayList<Double>();
    for (int i = 0; i < WARMING + LOOKUPS; i++) {
      var text = fresh(KINDS.getFirst().text.apply(random));
      long begun = System.nanoTime();
      ask(endpoint, text);
      millis.add((System.nanoTime() - begun) / 1e6);
    }
    var last = millis.subList(WARMING, millis.size()).stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "lookup after %,d %s p50 %.2f ms  p99 %.2f ms%n",
        WARMING,
        name,
        last.get(LOOKUPS / 2),
        last.get(LOOKUPS * 99 / 100));
  }

  private static String line(List<Double> millis, int warm) {
    var sorted = millis.subList(warm, millis.size()).stream().sorted().toList();
    return String.format(
        Locale.ROOT, "p50 %7.1f  max %7.1f ms", sorted.get(sorted.size() / 2), sorted.getLast());
  }

  private static void requireSame(String kind, String answer, String expected) {
    var rows = answer.lines().sorted().toList();
    var others = expected.lines().sorted().toList();
    if (!rows.equals(others) && !sameNumbers(rows, others)) {
      throw new IllegalStateException(kind + ": the answers differ");
    }
  }

  /// Sums of fractions may differ in the last digits.
  private static boolean sameNumbers(List<String> rows, List<String> others) {
    return rows.stream()
        .map(SparqlBench::rounded)
        .toList()
        .equals(others.stream().map(SparqlBench::rounded).toList());
  }

  private static String rounded(String row) {
    return row.replaceAll("(\\.\\d{6})\\d+", "$1");
  }

  private void mix(String ours, String theirs) throws InterruptedException, ExecutionException {
    var own = new ArrayList<Double>();
    var other = new ArrayList<Double>();
    for (int round = 0; round < ROUNDS; round++) {
      own.add(throughput(ours));
      other.add(throughput(theirs));
    }
    tell("mix of " + CLIENTS + " clients", own, other);
  }

  private static void tell(String what, List<Double> own, List<Double> other) {
    double a = own.stream().sorted().toList().get(own.size() / 2);
    double b = other.stream().sorted().toList().get(other.size() / 2);
    System.out.printf(
        Locale.ROOT, "%-18s portal %.1f/s   Fuseki %.1f/s   %.2f times%n", what, a, b, a / b);
  }

  private double throughput(String endpoint) throws InterruptedException, ExecutionException {
    long begun = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      var clients = new ArrayList<Future<Integer>>();
      for (int i = 0; i < CLIENTS; i++) {
        var random = new Random(i);
        clients.add(threads.submit(() -> askMix(endpoint, random, begun + ROUND_NANOS)));
      }
      double count = 0;
      for (var client : clients) {
        count += client.get();
      }
      return count * 1e9 / (System.nanoTime() - begun);
    }
  }

  private int askMix(String endpoint, Random random, long end)
      throws IOException, InterruptedException {
    var mix = mix();
    int count = 0;
    while (System.nanoTime() < end) {
      ask(endpoint, fresh(mix.get(random.nextInt(mix.size())).text.apply(random)));
      count++;
    }
    return count;
  }

  private static List<Kind> mix() {
    var mix = new ArrayList<Kind>();
    for (var kind : KINDS) {
      for (int i = 0; i < SHARES.getOrDefault(kind.name, USUAL_SHARE); i++) {
        mix.add(kind);
      }
    }
    return mix;
  }

  /// The same heavy query again and again.
  private void repeated(String ours, String theirs) throws IOException, InterruptedException {
    var text = PREFIX + KINDS.get(6).text.apply(new Random(1));
    tell("repeated", List.of(rate(ours, text)), List.of(rate(theirs, text)));
  }

  private double rate(String endpoint, String text) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    int count = 0;
    while (System.nanoTime() - begun < ROUND_NANOS / 2) {
      ask(endpoint, text);
      count++;
    }
    return count * 1e9 / (System.nanoTime() - begun);
  }

  /// A small query while many heavy ones run.
  private void beside(String name, String endpoint) throws IOException, InterruptedException {
    var over = new AtomicBoolean();
    try (var threads = Executors.newCachedThreadPool()) {
      for (int i = 0; i < HEAVY; i++) {
        var _ = threads.submit(() -> askUntil(over, endpoint));
      }
      var millis = new ArrayList<Double>();
      for (int i = 0; i < 2 * ASKS; i++) {
        long begun = System.nanoTime();
        ask(endpoint, fresh(ASK));
        millis.add((System.nanoTime() - begun) / 1e6);
      }
      over.set(true);
      System.out.printf("ask beside %d heavy %s %s%n", HEAVY, name, line(millis, ASKS));
    }
  }

  private int askUntil(AtomicBoolean over, String endpoint)
      throws IOException, InterruptedException {
    int refused = 0;
    while (!over.get()) {
      if (send(endpoint, fresh(EVERYTHING)).statusCode() != 200) {
        refused++;
        Thread.sleep(REFUSED_MILLIS);
      }
    }
    return refused;
  }

  /// Another text of the same query, which no cache knows.
  private String fresh(String text) {
    return PREFIX + text + " #" + unique.incrementAndGet();
  }

  private String ask(String endpoint, String query) throws IOException, InterruptedException {
    var response = send(endpoint, query);
    if (response.statusCode() != 200) {
      throw new IOException(endpoint + " answered " + response.statusCode() + " to " + query);
    }
    return response.body();
  }

  private HttpResponse<String> send(String endpoint, String query)
      throws IOException, InterruptedException {
    var uri = URI.create(endpoint + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    var accept = query.contains("CONSTRUCT") ? "application/n-triples" : "text/csv";
    var request =
        HttpRequest.newBuilder(uri)
            .header("Accept", query.contains("ASK {") ? "application/sparql-results+json" : accept)
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
