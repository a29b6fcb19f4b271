package city.madang.etl.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// Makes a dataset folder about invented people.
final class TestDataset {
  static final String DESCRIPTOR =
      """
      id: rides
      title: {ko: 대여, en: Rides}
      description: {ko: 설명, en: About}
      theme: [TRAN]
      publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
      license: CC0-1.0
      source: {uri: rides.csv, format: csv}
      fields:
        - {name: rider, type: string, role: entity}
        - {name: year, type: year, role: quasi, hierarchy: {interval: [5, 20]}}
        - {name: district, type: string, role: quasi, hierarchy: {table: districts.csv}}
        - {name: minutes, type: integer, role: measure, round: 5}
      privacy: {k: 5, suppression: 5%, recoding: local}
      graph: {mapping: rides.rq}
      index: {rows: true, text: [district]}
      """;

  /// Counts and sums of two halves of the city.
  static final String NOISE =
      """
      privacy:
        noise:
          epsilon: 4
          delta: 0
          contribution: 2
          levels: {year: 3, district: 1}
          sums: {minutes: {from: 0, to: 90, step: 5}}
          budget: {total: 10, window: P1Y, domain: riders}
      """;

  private static final String MAPPING =
      """
      PREFIX city: <https://city.example/vocabulary#>
      CONSTRUCT { ?ride a city:Ride ; city:district ?district ; city:minutes ?minutes }
      WHERE { BIND(IRI(CONCAT(STR(?dataset), "/ride/", STR(?row))) AS ?ride) }
      """;

  private TestDataset() {}

  /// @param folder made by this method, named `rides`
  static Path rides(Path folder, int rows) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("dataset.yaml"), DESCRIPTOR);
    Files.writeString(folder.resolve("rides.rq"), MAPPING);
    Files.writeString(folder.resolve("districts.csv"), districts());
    Files.writeString(folder.resolve("rides.csv"), rows(rows));
    return folder;
  }

  /// The same people, as noisy counts and sums.
  ///
  /// @param privacy what the descriptor says of it, from the line `privacy:` on
  static Path noisyRides(Path folder, int rows, String privacy) throws IOException {
    rides(folder, rows);
    Files.writeString(
        folder.resolve("dataset.yaml"),
        DESCRIPTOR.replace("privacy: {k: 5, suppression: 5%, recoding: local}\n", privacy));
    Files.writeString(
        folder.resolve("rides.rq"),
        """
        PREFIX city: <https://city.example/vocabulary#>
        CONSTRUCT { ?cell city:rides ?count ; city:minutes ?minutes_sum }
        WHERE { BIND(IRI(CONCAT(STR(?dataset), "/cell/", STR(?row))) AS ?cell) }
        """);
    return folder;
  }

  /// The role of a field of `schema.json`.
  static String role(JsonNode field) {
    return field.path("role").asString("");
  }

  private static String districts() {
    var lines = new StringBuilder();
    for (int district = 0; district < 24; district++) {
      lines.append("d%d,side%d,*%n".formatted(district, district % 2));
    }
    return lines.toString();
  }

  private static String rows(int count) {
    var random = new Random(7);
    var rows = new StringBuilder("rider,year,district,minutes\n");
    for (int row = 0; row < count; row++) {
      rows.append('r').append(random.nextInt(count / 2)).append(',');
      rows.append(1950 + random.nextInt(60)).append(",d").append(random.nextInt(24));
      rows.append(',').append(1 + random.nextInt(90)).append('\n');
    }
    return rows.toString();
  }
}
