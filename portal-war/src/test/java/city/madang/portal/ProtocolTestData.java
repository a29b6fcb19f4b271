package city.madang.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.graph.GraphStore;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The graphs that the protocol tests of W3C ask, and how these write requests.
final class ProtocolTestData {
  static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  static final String FORM = "application/x-www-form-urlencoded";
  static final String QUERY = "application/sparql-query";
  static final String UPDATE = "application/sparql-update";
  static final String VERSION = "20261123.1";

  private ProtocolTestData() {}

  /// The graphs 1, 2 and 3 hold one triple, beside their version; 0 is not there.
  static String graph(int number) {
    return "http://kasei.us/2009/09/sparql/data/data" + number + ".rdf";
  }

  static void publish(GraphStore store, Path folder) throws IOException {
    for (int number : List.of(1, 2, 3)) {
      var file = folder.resolve("data" + number + ".nt");
      Files.writeString(
          file, "<%s> <%s> <http://xmlns.com/foaf/0.1/Document> .".formatted(graph(number), TYPE));
      store.replace(graph(number), VERSION, List.of(file));
    }
  }

  /// A pattern that only this graph has.
  static String pattern(int number) {
    return "<%s> <%s> ?t%d".formatted(graph(number), TYPE, number);
  }

  /// @param namesAndValues in turn
  static String form(String... namesAndValues) {
    return IntStream.range(0, namesAndValues.length)
        .mapToObj(i -> (i % 2 == 0 ? "&" : "=") + URLEncoder.encode(namesAndValues[i], UTF_8))
        .collect(Collectors.joining())
        .substring(1);
  }
}
