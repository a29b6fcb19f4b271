package city.madang.portal.records;

import static city.madang.portal.problem.ProblemType.NOT_ACCEPTABLE;

import city.madang.etl.dataset.Nearest;
import city.madang.etl.records.query.InvalidQueryException;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The formats of an answer.
public enum RowFormat {
  JSON("application/json"),
  CSV("text/csv;charset=utf-8"),
  NDJSON("application/x-ndjson"),
  GEOJSON("application/geo+json"),
  PARQUET("application/vnd.apache.parquet");

  private final String mediaType;

  RowFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /// As in `format=` and in file names.
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What `format` says, or else the first of the client's wishes that can be given.
  static RowFormat choose(String format, List<MediaType> acceptable) {
    if (!format.isEmpty()) {
      return named(format);
    }
    for (var wish : acceptable) {
      for (var one : values()) {
        if (!isRefused(wish) && wish.isCompatible(one.type())) {
          return one;
        }
      }
    }
    throw NOT_ACCEPTABLE.with(
        "there are: " + Arrays.stream(values()).map(RowFormat::mediaType).toList());
  }

  private static boolean isRefused(MediaType wish) {
    return wish.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?");
  }

  private static RowFormat named(String format) {
    var known = Arrays.stream(values()).map(RowFormat::ending).toList();
    if (!known.contains(format)) {
      throw new InvalidQueryException(
          "format",
          1,
          "there is no format '%s'".formatted(format) + Nearest.hint(format, known),
          known);
    }
    return valueOf(format.toUpperCase(Locale.ROOT));
  }

  private MediaType type() {
    var plain = mediaType.split(";", -1)[0].split("/", -1);
    return new MediaType(plain[0], plain[1]);
  }
}
