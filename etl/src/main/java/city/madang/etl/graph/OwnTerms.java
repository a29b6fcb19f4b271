package city.madang.etl.graph;

import city.madang.etl.dataset.Nearest;
import city.madang.ontology.Madang;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.shared.impl.PrefixMappingImpl;

/// The terms of our namespace that a mapping uses: each must be one of the vocabulary.
///
/// What it makes of a column is known only when rows are mapped.
final class OwnTerms {
  /// In a query that Jena wrote: a string, or an IRI.
  private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"|<([^<>\\s]*)>");

  private static final Set<String> KNOWN =
      Madang.readVocabulary().stream()
          .map(triple -> triple.getSubject())
          .filter(Node::isURI)
          .map(Node::getURI)
          .filter(OwnTerms::isOwn)
          .map(OwnTerms::name)
          .collect(Collectors.toUnmodifiableSet());

  private OwnTerms() {}

  /// Names that nobody defined, each once, in the order of the query.
  static List<String> listUnknown(Query query) {
    return TOKEN
        .matcher(whole(query))
        .results()
        .map(token -> String.valueOf(token.group(1)))
        .filter(OwnTerms::isOwn)
        .map(OwnTerms::name)
        .filter(name -> !KNOWN.contains(name))
        .distinct()
        .toList();
  }

  /// The query with whole IRIs, however they were written: by a prefix, below a base, with escapes.
  private static String whole(Query query) {
    var plain = query.cloneQuery();
    plain.setPrefixMapping(new PrefixMappingImpl());
    plain.setBaseURI((String) null);
    return plain.toString();
  }

  /// The name that was meant, for a message.
  static String hint(String name) {
    return Nearest.hint(name, KNOWN);
  }

  private static boolean isOwn(String iri) {
    return iri.startsWith(Madang.NAMESPACE) && iri.length() > Madang.NAMESPACE.length();
  }

  private static String name(String iri) {
    return iri.substring(Madang.NAMESPACE.length());
  }
}
