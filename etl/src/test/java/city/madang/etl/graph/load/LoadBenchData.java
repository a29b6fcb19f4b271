package city.madang.etl.graph.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Two releases of stops and observations as N-Triples, the same on every machine: of the later
/// one, each hundredth observation is another.
final class LoadBenchData {
  static final String NS = "http://madang.city/bench/";
  static final int STATIONS = 4_000;

  private static final int STOPS = 20_000;
  private static final int STOP_TRIPLES = 5;
  private static final int OBSERVATION_TRIPLES = 4;
  private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  private final BufferedWriter out;
  private final boolean later;
  private final Random random = new Random(1);
  private String subject = "";

  private LoadBenchData(BufferedWriter out, boolean later) {
    this.out = out;
    this.later = later;
  }

  /// Writes about so many triples.
  static Path write(Path file, long triples, boolean later) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      var data = new LoadBenchData(out, later);
      data.stops();
      data.observations(observations(triples));
    }
    return file;
  }

  /// How many observations there are.
  static int observations(long triples) {
    return (int) ((triples - STOPS * STOP_TRIPLES) / OBSERVATION_TRIPLES);
  }

  private void stops() throws IOException {
    for (int i = 0; i < STOPS; i++) {
      thing("stop", i, "Stop");
      triple("name", "\"정류장 " + i + "\"");
      typed("lat", 36.4 + random.nextInt(20_000) / 100_000.0, "double");
      typed("lon", 127.2 + random.nextInt(20_000) / 100_000.0, "double");
      triple("zone", thing("zone", random.nextInt(40)));
    }
  }

  private void observations(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      int station = random.nextInt(STATIONS);
      int value = random.nextInt(10_000);
      boolean other = later && i % 100 == 0;
      thing("observation", i, "Observation");
      triple("station", thing("station", station));
      typed("value", (other ? value + 10_000 : value) / 10.0, "double");
      triple("note", "\"%s %d of %d\"".formatted(other ? "later" : "note", i, station));
    }
  }

  private void thing(String kind, long number, String type) throws IOException {
    subject = thing(kind, number);
    out.write("%s <%s> <%s> .\n".formatted(subject, TYPE, NS + type));
  }

  private static String thing(String kind, long number) {
    return "<%s%s/%d>".formatted(NS, kind, number);
  }

  private void typed(String predicate, double value, String type) throws IOException {
    triple(predicate, "\"%s\"^^<%s%s>".formatted(value, XSD, type));
  }

  private void triple(String predicate, String object) throws IOException {
    out.write("%s <%s%s> %s .\n".formatted(subject, NS, predicate, object));
  }
}
