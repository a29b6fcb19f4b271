package city.madang.etl.export;

import java.util.Map;

/// The media type of a released file, by the ending of its name.
final class MediaTypes {
  private static final Map<String, String> BY_ENDING =
      Map.of(
          "csv", "text/csv; charset=utf-8",
          "html", "text/html; charset=utf-8",
          "json", "application/json",
          "nt", "application/n-triples",
          "parquet", "application/vnd.apache.parquet",
          "ttl", "text/turtle; charset=utf-8");

  private MediaTypes() {}

  static String of(String name) {
    var ending = name.substring(name.lastIndexOf('.') + 1);
    return BY_ENDING.getOrDefault(ending, "application/octet-stream");
  }
}
