package city.madang.etl.graph;

import city.madang.etl.dataset.Nearest;
import city.madang.ontology.Madang;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;

/// The terms of our namespace that a mapping uses: each must be one of the vocabulary.
///
/// What it makes of a column is known only when rows are mapped.
final class OwnTerms {
  /// In the text of a query: a string or a comment, an IRI, a prefixed name, whose prefix may be
  /// empty.
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'"
              + "|<([^<>\\s]*)>|#.*|([A-Za-z][\\w-]*)?:([\\w-]+)");

  private static final Set<String> KNOWN =
      Madang.readVocabulary().stream()
          .map(triple -> triple.getSubject())
          .filter(Node::isURI)
          .map(Node::getURI)
          .filter(iri -> iri.startsWith(Madang.NAMESPACE))
          .map(iri -> iri.substring(Madang.NAMESPACE.length()))
          .collect(Collectors.toUnmodifiableSet());

  private OwnTerms() {}

  /// @throws MappingException naming the line of the first one that nobody defined
  static void check(Path file, String text, PrefixMapping prefixes) {
    var tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      var iri =
          tokens.group(3) != null
              ? prefixes.getNsPrefixURI(Objects.requireNonNullElse(tokens.group(2), ""))
                  + tokens.group(3)
              : String.valueOf(tokens.group(1));
      if (iri.startsWith(Madang.NAMESPACE) && iri.length() > Madang.NAMESPACE.length()) {
        var name = iri.substring(Madang.NAMESPACE.length());
        if (!KNOWN.contains(name)) {
          throw new MappingException(
              file,
              text.substring(0, tokens.start()).chars().filter(c -> c == '\n').count() + 1,
              "the vocabulary has no term '%s'%s".formatted(name, Nearest.hint(name, KNOWN)));
        }
      }
    }
  }
}
