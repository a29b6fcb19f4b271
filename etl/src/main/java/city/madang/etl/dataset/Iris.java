package city.madang.etl.dataset;

import java.net.URI;
import java.util.Optional;

/// Names that mean the same wherever they are read.
final class Iris {
  private Iris() {}

  /// @throws IllegalArgumentException if it is no absolute IRI of the web
  static URI parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no absolute IRI: %s".formatted(text, nearest(text))));
  }

  private static String nearest(String text) {
    var host = text.replaceFirst("^(?:[A-Za-z]+:)?/*", "");
    var nearest = host.contains(".") ? find("https://" + host) : Optional.<URI>empty();
    return nearest
        .map(iri -> "did you mean '" + iri + "'?")
        .orElse("write it like https://www.busan.go.kr/");
  }

  /// An absolute IRI of the web.
  static Optional<URI> find(String text) {
    try {
      var iri = URI.create(text);
      return Optional.of(iri).filter(it -> isWeb(it) && it.getAuthority() != null);
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static boolean isWeb(URI iri) {
    return "https".equalsIgnoreCase(iri.getScheme()) || "http".equalsIgnoreCase(iri.getScheme());
  }
}
