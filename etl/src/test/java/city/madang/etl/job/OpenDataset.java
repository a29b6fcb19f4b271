package city.madang.etl.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes a dataset folder about stops, which are nobody's secret.
final class OpenDataset {
  private OpenDataset() {}

  /// @param folder made by this method
  /// @param rows numbered stops
  static Path stops(Path folder, int rows) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("dataset.yaml"),
        """
        id: stops
        title: {ko: 정류장, en: Stops}
        description: {ko: 설명, en: About}
        theme: [TRAN]
        publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
        license: CC0-1.0
        source: {uri: stops.csv, format: csv}
        fields:
          - {name: stop_id, type: string, role: open, constraints: {required: true, unique: true}}
          - {name: stop_name, type: string, role: open}
        graph: {mapping: stops.rq}
        index: {rows: true, text: [stop_name]}
        """);
    Files.writeString(
        folder.resolve("stops.rq"),
        """
        CONSTRUCT { ?stop <https://city.example/name> ?stop_name }
        WHERE { BIND(IRI(CONCAT(STR(?dataset), "/stop/", ?stop_id)) AS ?stop) }
        """);
    var text = new StringBuilder("stop_id,stop_name\n");
    for (int row = 1; row <= rows; row++) {
      text.append("s%06d,Plaza %d of %d%n".formatted(row, row, rows));
    }
    Files.writeString(folder.resolve("stops.csv"), text);
    return folder;
  }
}
