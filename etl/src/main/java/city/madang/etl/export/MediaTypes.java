package city.madang.etl.export;

import java.util.Map;
import java.util.Optional;

/// The media type of a released file, by its name or the ending of it.
final class MediaTypes {
  private static final String GZIP = ".gz";

  private static final Map<String, String> BY_NAME =
      Map.of("datapackage.json", "application/vnd.datapackage+json");

  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("csv-metadata.json", "application/csvm+json"),
          Map.entry("geojson", "application/geo+json"),
          Map.entry("gpkg", "application/geopackage+sqlite3"),
          Map.entry("gz", "application/gzip"),
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("jws", "application/jose"),
          Map.entry("ndjson", "application/x-ndjson"),
          Map.entry("nt", "application/n-triples"),
          Map.entry("parquet", "application/vnd.apache.parquet"),
          Map.entry("rdfp", "application/rdf-patch"),
          Map.entry("ttl", "text/turtle; charset=utf-8"),
          Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
          Map.entry("zip", "application/zip"));

  private MediaTypes() {}

  static String of(String name) {
    return Optional.ofNullable(BY_NAME.get(name))
        .or(() -> Optional.ofNullable(BY_ENDING.get(name.substring(name.indexOf('.') + 1))))
        .or(() -> Optional.ofNullable(BY_ENDING.get(name.substring(name.lastIndexOf('.') + 1))))
        .orElse("application/octet-stream");
  }

  /// Of what a compressed file holds; empty for one that is not compressed.
  static Optional<String> ofContent(String name) {
    return name.endsWith(GZIP)
        ? Optional.of(of(name.substring(0, name.length() - GZIP.length())))
        : Optional.empty();
  }
}
