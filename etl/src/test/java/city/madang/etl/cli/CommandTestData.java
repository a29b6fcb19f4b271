package city.madang.etl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes a dataset folder about a few invented people.
final class CommandTestData {
  private CommandTestData() {}

  /// Forty people of two districts, each once.
  static Path walks(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("dataset.yaml"),
        """
        id: walks
        title: {ko: 걷기, en: Walks}
        description: {ko: 설명, en: About}
        publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
        license: CC0-1.0
        source: {uri: walks.csv, format: csv}
        schedule: {cron: "0 4 * * *", zone: Asia/Seoul}
        fields:
          - {name: walker, type: string, role: entity}
          - {name: district, type: string, role: quasi, hierarchy: {levels: 1}}
          - {name: minutes, type: integer, role: measure, round: 5}
        privacy: {k: 5, suppression: 0%, recoding: local}
        graph: {mapping: walks.rq}
        """);
    Files.writeString(
        folder.resolve("walks.rq"),
        """
        CONSTRUCT { ?walk <urn:district> ?district }
        WHERE { BIND(IRI(CONCAT(STR(?dataset), "/walk/", STR(?row))) AS ?walk) }
        """);
    var rows = new StringBuilder("walker,district,minutes\n");
    for (int walker = 0; walker < 40; walker++) {
      rows.append("w%d,d%d,%d\n".formatted(walker, walker % 2, walker));
    }
    Files.writeString(folder.resolve("walks.csv"), rows);
    return folder;
  }

  /// One bus stop at the given latitude, in a dataset of the folder's name.
  static Path stops(Path folder, String latitude) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("dataset.yaml"),
        """
        id: stops
        title: {ko: 정류장, en: Stops}
        description: {ko: 설명, en: About}
        publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
        license: CC0-1.0
        source: {uri: stops.csv, format: csv}
        fields:
          - {name: id, type: string, role: open}
          - {name: lat, type: number, role: open}
          - {name: lon, type: number, role: open}
        graph: {mapping: stops.rq}
        index: {rows: true, text: [id], location: [lat, lon]}
        """);
    Files.writeString(
        folder.resolve("stops.rq"),
        """
        PREFIX foaf: <http://xmlns.com/foaf/0.1/>
        PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
        PREFIX gsp: <http://www.opengis.net/ont/geosparql#>
        PREFIX gtfs: <http://vocab.gtfs.org/terms#>
        CONSTRUCT {
          ?stop a gtfs:Stop ; <http://purl.org/dc/terms/identifier> ?id ; foaf:name ?id ;
            geo:lat ?lat ; geo:long ?lon ; gsp:hasGeometry ?point .
          ?point gsp:asWKT ?wkt .
        }
        WHERE {
          BIND(IRI(CONCAT(STR(?dataset), "/stops/", ?id)) AS ?stop)
          BIND(IRI(CONCAT(STR(?stop), "#point")) AS ?point)
          BIND(STRDT("POINT(129.1 35.3)", gsp:wktLiteral) AS ?wkt)
        }
        """);
    Files.writeString(folder.resolve("stops.csv"), "id,lat,lon\nA,%s,129.1\n".formatted(latitude));
    return folder;
  }

  static void edit(Path file, String before, String after) throws IOException {
    Files.writeString(file, Files.readString(file).replace(before, after));
  }
}
