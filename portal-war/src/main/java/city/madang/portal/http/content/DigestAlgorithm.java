package city.madang.portal.http.content;

import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Hash algorithms of `Repr-Digest` and `Content-Digest`.
///
/// Source: RFC 9530, "Digest Fields"; the two that its registry calls active.
public enum DigestAlgorithm {
  SHA_256("sha-256", "SHA-256"),
  SHA_512("sha-512", "SHA-512");

  /// A member of a dictionary of weights; parameters are nothing to us.
  private static final Pattern MEMBER =
      Pattern.compile("\\s*([a-z*][a-z0-9_.*-]*)=(\\d{1,2})(?:\\s*;[^,]*)?\\s*");

  private final String field;
  private final String java;

  DigestAlgorithm(String field, String java) {
    this.field = field;
    this.java = java;
  }

  /// The name by which Java knows it.
  public String javaName() {
    return java;
  }

  /// Value of a digest field.
  ///
  /// @param hex the hash in hexadecimal digits
  public String toField(String hex) {
    return field + "=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex)) + ":";
  }

  /// The algorithms that a `Want-Repr-Digest` lets us use, best first; it is advice only, so that
  /// one which nobody understands asks for nothing.
  ///
  /// @param header such as `sha-512=3, sha-256=10`; 0 is "not this one"; empty if there is none
  public static List<DigestAlgorithm> wanted(String header) {
    var weights = weights(header);
    if (weights.values().stream().anyMatch(weight -> weight > 0)) {
      return List.of(values()).stream()
          .filter(algorithm -> weights.getOrDefault(algorithm, 0) > 0)
          .sorted((a, b) -> weights.getOrDefault(b, 0) - weights.getOrDefault(a, 0))
          .toList();
    }
    return weights.containsKey(SHA_256) ? List.of() : List.of(SHA_256);
  }

  private static Map<DigestAlgorithm, Integer> weights(String header) {
    var weights = new EnumMap<DigestAlgorithm, Integer>(DigestAlgorithm.class);
    for (var text : header.split(",", -1)) {
      var member = MEMBER.matcher(text);
      if (member.matches() && Integer.parseInt(member.group(2)) <= 10) {
        find(member.group(1))
            .ifPresent(found -> weights.put(found, Integer.valueOf(member.group(2))));
      }
    }
    return weights;
  }

  private static Optional<DigestAlgorithm> find(String name) {
    return List.of(values()).stream().filter(known -> known.field.equals(name)).findFirst();
  }
}
