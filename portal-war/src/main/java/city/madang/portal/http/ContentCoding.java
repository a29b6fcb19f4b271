package city.madang.portal.http;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Content codings of `Accept-Encoding` and `Content-Encoding`.
///
/// Source: RFC 9110, section 12.5.3; RFC 8878 for `zstd`. In order of preference at equal weight.
public enum ContentCoding {
  ZSTD("zst"),
  GZIP("gz"),
  IDENTITY("");

  private static final Pattern ELEMENT =
      Pattern.compile(
          "([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:\\s*;\\s*[qQ]=(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?))?");

  private final String ending;

  ContentCoding(String ending) {
    this.ending = ending;
  }

  /// The name in headers.
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Ending of the name of a file that is coded so; empty for [#IDENTITY].
  public String ending() {
    return ending;
  }

  /// The codings that the client takes, best first; empty if it takes none.
  ///
  /// A client that says nothing gets the file as it is: some cannot decode what they did not ask
  /// for.
  ///
  /// @param header value of `Accept-Encoding`; absent if there is none
  public static List<ContentCoding> accepted(Optional<String> header) {
    if (header.isEmpty()) {
      return List.of(IDENTITY);
    }
    var weights = weights(header.get());
    return Stream.of(values())
        .filter(coding -> coding.weight(weights) > 0)
        .sorted(Comparator.comparingDouble(coding -> -coding.weight(weights)))
        .toList();
  }

  /// The first of `codings` that is there.
  public static Optional<ContentCoding> first(
      List<ContentCoding> codings, Set<ContentCoding> there) {
    return codings.stream().filter(there::contains).findFirst();
  }

  /// `identity` is acceptable unless it is excluded, but less so than anything that is named.
  private double weight(Map<String, Double> weights) {
    var named = weights.get(token());
    if (named != null) {
      return named;
    }
    var others = weights.get("*");
    if (this == IDENTITY) {
      return others != null && others == 0 ? 0 : 0.0001;
    }
    return others == null ? 0 : others;
  }

  private static Map<String, Double> weights(String header) {
    var weights = new TreeMap<String, Double>();
    for (var text : header.split(",", -1)) {
      var element = ELEMENT.matcher(text.strip());
      if (element.matches()) {
        var name = element.group(1).toLowerCase(Locale.ROOT);
        double weight = element.group(2) == null ? 1 : Double.parseDouble(element.group(2));
        weights.put(name.equals("x-gzip") ? "gzip" : name, weight);
      }
    }
    return weights;
  }
}
