package city.madang.portal.http;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.Nearest;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The parameters of an address or a form as they were sent, decoded as UTF-8 here: containers
/// guess, and `UriInfo` fails at characters that browsers send though they are no part of a URI.
///
/// @param pairs in order
public record QueryPairs(List<Pair> pairs) {
  public QueryPairs {
    pairs = List.copyOf(pairs);
  }

  /// One parameter, not decoded.
  ///
  /// @param sent with its `=`, if it has one
  public record Pair(String sent) {
    /// Problems: 400 `bad-request`.
    public String name() {
      return decode(sent.split("=", 2)[0], "the name of a parameter");
    }

    /// Empty if there is none. Problems: 400 `bad-request`.
    public String value() {
      var parts = sent.split("=", 2);
      return parts.length == 2 ? decode(parts[1], "the parameter '%s'".formatted(name())) : "";
    }
  }

  private static String decode(String encoded, String what) {
    // A decoder of UTF-8 would replace what is none, so it sees each byte as a character.
    var bytes = new String(encoded.getBytes(UTF_8), ISO_8859_1);
    try {
      return utf8(URLDecoder.decode(bytes, ISO_8859_1).getBytes(ISO_8859_1), what);
    } catch (IllegalArgumentException e) {
      throw BAD_REQUEST.with(what + " has a broken percent sign");
    }
  }

  /// Bytes as text. Problems: 400 `bad-request` for what is not UTF-8.
  ///
  /// @param what they are, for the problem
  public static String utf8(byte[] bytes, String what) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw BAD_REQUEST.with(what + " is not UTF-8");
    }
  }

  /// Reads the pairs; those that are empty are none.
  ///
  /// @param query the part of the address after `?`, or a form
  public static QueryPairs of(@Nullable String query) {
    return query == null
        ? new QueryPairs(List.of())
        : new QueryPairs(
            Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(Pair::new)
                .toList());
  }

  /// The value of the first parameter of this name.
  public Optional<String> first(String name) {
    return pairs.stream().filter(pair -> pair.name().equals(name)).map(Pair::value).findFirst();
  }

  /// Problems: 400 `bad-request` for the first parameter that is none of these, or is there twice.
  public void checkNames(Collection<String> known) {
    var seen = new HashSet<String>();
    for (var pair : pairs) {
      var name = pair.name();
      if (!known.contains(name)) {
        throw BAD_REQUEST.with(
            "there is no parameter '%s'%s: there are %s"
                .formatted(name, Nearest.hint(name, known), String.join(", ", known)));
      }
      if (!seen.add(name)) {
        throw BAD_REQUEST.with("the parameter '%s' is given twice".formatted(name));
      }
    }
  }
}
