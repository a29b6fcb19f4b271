package city.madang.portal;

import city.madang.etl.graph.GraphStore;
import city.madang.etl.release.CatalogDatabase;
import city.madang.etl.release.Home;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.h2.jdbcx.JdbcDataSource;

/// Makes the data of `bench/sparql`: stops, routes, trips, stations and observations, the same on
/// every machine, in the home of a portal and in a database for Fuseki.
final class SparqlBenchData {
  static final String NS = "http://madang.city/bench/";
  static final int STOPS = 20_000;
  static final int ROUTES = 500;
  static final int TRIPS = 20_000;
  static final int STATIONS = 4_000;

  private static final String GRAPH = NS + "graph";

  private final BufferedWriter out;
  private String subject = "";
  private long triples;

  private SparqlBenchData(BufferedWriter out) {
    this.out = out;
  }

  /// Writes and loads them.
  ///
  /// @param args a folder, and the number of observations
  public static void main(String... args) throws IOException {
    var folder = Files.createDirectories(Path.of(args[0]));
    var file = folder.resolve("bench.nt");
    try (var out = Files.newBufferedWriter(file)) {
      var data = new SparqlBenchData(out);
      data.write(Integer.parseInt(args[1]));
      System.out.printf(Locale.ROOT, "%,d triples%n", data.triples);
    }
    var home = new Home(folder.resolve("home"));
    try (var store = GraphStore.tdb2(Files.createDirectories(home.store()))) {
      store.replace(GRAPH, "1", List.of(file));
    }
    loadDefaultGraph(Files.createDirectories(folder.resolve("fuseki")), file);
    Files.createDirectories(home.database().getParent());
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + home.database());
    database.setUser("sa");
    CatalogDatabase.migrate(database);
  }

  /// Where Fuseki answers fastest.
  private static void loadDefaultGraph(Path location, Path file) {
    var store = DatabaseMgr.connectDatasetGraph(location.toString());
    Txn.executeWrite(store, () -> RDFDataMgr.read(store, file.toString()));
    TDBInternal.expel(store);
  }

  private void write(int observations) throws IOException {
    var random = new Random(1);
    for (int i = 0; i < STOPS; i++) {
      thing("stop", i, "Stop");
      text("name", "정류장 " + i);
      number("lat", 36.4 + random.nextInt(20_000) / 100_000.0);
      number("lon", 127.2 + random.nextInt(20_000) / 100_000.0);
      link("zone", "zone", random.nextInt(40));
    }
    for (int i = 0; i < ROUTES; i++) {
      thing("route", i, "Route");
      text("name", "노선 " + i);
    }
    for (int i = 0; i < TRIPS; i++) {
      thing("trip", i, "Trip");
      link("route", "route", random.nextInt(ROUTES));
      link("last", "stop", random.nextInt(STOPS));
    }
    for (int i = 0; i < STATIONS; i++) {
      thing("station", i, "Station");
      link("near", "stop", random.nextInt(STOPS));
      number("height", random.nextInt(3_000) / 10.0);
    }
    for (int i = 0; i < observations; i++) {
      thing("observation", i, "Observation");
      link("station", "station", random.nextInt(STATIONS));
      number("value", random.nextInt(10_000) / 10.0);
    }
  }

  private void thing(String kind, int number, String type) throws IOException {
    subject = "<%s%s/%d>".formatted(NS, kind, number);
    triple("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "<" + NS + type + ">");
  }

  private void link(String predicate, String kind, int number) throws IOException {
    triple(NS + predicate, "<%s%s/%d>".formatted(NS, kind, number));
  }

  private void text(String predicate, String value) throws IOException {
    triple(NS + predicate, "\"" + value + "\"");
  }

  private void number(String predicate, double value) throws IOException {
    triple(NS + predicate, "\"" + value + "\"^^<http://www.w3.org/2001/XMLSchema#double>");
  }

  private void triple(String predicate, String object) throws IOException {
    out.write("%s <%s> %s .\n".formatted(subject, predicate, object));
    triples++;
  }
}
