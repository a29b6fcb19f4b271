package city.madang.portal.sparql.query;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.SPARQL_REFUSED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Form parameters, decoded as UTF-8 here because containers guess.
public final class Parameters {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private Parameters() {}

  /// Parameters of a form or of an address.
  ///
  /// @param encoded `application/x-www-form-urlencoded`; null is empty
  public static Parameters parse(@Nullable String encoded) {
    var parameters = new Parameters();
    if (encoded != null && !encoded.isEmpty()) {
      for (var pair : encoded.split("&", -1)) {
        var parts = pair.split("=", 2);
        var name = decode(parts[0], "the name of a parameter");
        parameters
            .values
            .computeIfAbsent(name, _ -> new ArrayList<>())
            .add(parts.length == 2 ? decode(parts[1], "the parameter '%s'".formatted(name)) : "");
      }
    }
    return parameters;
  }

  /// The query that these parameters carry.
  public SparqlRequest toRequest() {
    var queries = all("query");
    if (!all("update").isEmpty()) {
      throw SPARQL_REFUSED.with("updates are not accepted here: the data is read-only");
    }
    if (queries.size() != 1) {
      throw BAD_REQUEST.with("give exactly one 'query' parameter, not " + queries.size());
    }
    return toRequest(queries.getFirst());
  }

  /// `query` over the graphs that these parameters name.
  public SparqlRequest toRequest(String query) {
    return new SparqlRequest(
        query,
        all("default-graph-uri"),
        all("named-graph-uri"),
        flag("explain"),
        all("format").stream().findFirst());
  }

  private boolean flag(String name) {
    return switch (String.join(" ", all(name))) {
      case "", "0", "false" -> false;
      case "1", "true" -> true;
      default -> throw BAD_REQUEST.with("'%s' is 1 or 0".formatted(name));
    };
  }

  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /// Tells whether there is a parameter called `name`.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /// Bytes as UTF-8 text; what is not UTF-8 is a bad request.
  public static String text(byte[] bytes) {
    return text(bytes, "the request");
  }

  private static String text(byte[] bytes, String what) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw BAD_REQUEST.with(what + " is not UTF-8");
    }
  }

  private static String decode(String encoded, String what) {
    // A decoder of UTF-8 would replace what is none, so it sees each byte as a character.
    var bytes = new String(encoded.getBytes(UTF_8), ISO_8859_1);
    try {
      return text(URLDecoder.decode(bytes, ISO_8859_1).getBytes(ISO_8859_1), what);
    } catch (IllegalArgumentException e) {
      throw BAD_REQUEST.with(what + " has a broken percent sign");
    }
  }
}
