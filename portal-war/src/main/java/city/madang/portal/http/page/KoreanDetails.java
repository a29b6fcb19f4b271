package city.madang.portal.http.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;

/// What the details of the problems that readers meet most say in Korean. Those that are not in
/// `details.ko.txt` stay English, and say so on pages.
final class KoreanDetails {
  private static final String FILE = "details.ko.txt";

  private static final String NEAR = "(?:; did you mean '(?<near>[^']*)'\\?)?";

  /// A place for any text, or a brace, which is written twice.
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}|\\{\\{|\\}\\}");

  /// The parameter that a detail speaks of comes first.
  private static final Pattern OF_PARAMETER =
      Pattern.compile("(?<name>[\\w-]+): (?<rest>.*)", Pattern.DOTALL);

  /// So does the place of what is wrong in a query.
  private static final Pattern AT_PLACE =
      Pattern.compile("line (?<line>\\d+), column (?<column>\\d+): (?<rest>.*)", Pattern.DOTALL);

  private static final List<Detail> DETAILS =
      read()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .gather(Gatherers.windowFixed(2))
          .map(pair -> Detail.of(pair.get(0), pair.get(1)))
          .toList();

  private KoreanDetails() {}

  /// The same in Korean, if it is known.
  static Optional<String> find(String detail) {
    return findWhole(detail).or(() -> findAtPlace(detail)).or(() -> findOfParameter(detail));
  }

  private static Optional<String> findWhole(String detail) {
    return DETAILS.stream().flatMap(known -> known.of(detail).stream()).findFirst();
  }

  private static Optional<String> findAtPlace(String detail) {
    var said = AT_PLACE.matcher(detail);
    return said.matches()
        ? findWhole(String.valueOf(said.group("rest")))
            .map(what -> said.replaceFirst("${line}행 ${column}열: ") + what)
        : Optional.empty();
  }

  private static Optional<String> findOfParameter(String detail) {
    var said = OF_PARAMETER.matcher(detail);
    return said.matches()
        ? findWhole(String.valueOf(said.group("rest")))
            .map(korean -> said.group("name") + ": " + korean)
        : Optional.empty();
  }

  private static String read() {
    try (var in = KoreanDetails.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + FILE);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param korean where a group of `english` stands as `{name}`
  private record Detail(Pattern english, String korean) {
    static Detail of(String english, String korean) {
      var pattern = new StringBuilder();
      int done = 0;
      for (var place : PLACE.matcher(english).results().toList()) {
        pattern
            .append(Pattern.quote(english.substring(done, place.start())))
            .append(any(place.group()));
        done = place.end();
      }
      pattern.append(Pattern.quote(english.substring(done)));
      return new Detail(Pattern.compile(pattern.toString(), Pattern.DOTALL), korean);
    }

    private static String any(String place) {
      return switch (place) {
        case "{hint}" -> NEAR;
        case "{{", "}}" -> Pattern.quote(place.substring(1));
        default -> "(?<" + place.substring(1, place.length() - 1) + ">.*)";
      };
    }

    Optional<String> of(String detail) {
      var said = english.matcher(detail);
      return said.matches() ? Optional.of(filled(said) + near(said)) : Optional.empty();
    }

    private String filled(Matcher said) {
      return PLACE
          .matcher(korean)
          .replaceAll(place -> Matcher.quoteReplacement(filled(place, said)));
    }

    /// What stands at `place`: a brace, or what was said there.
    private static String filled(MatchResult place, Matcher said) {
      var name = place.group(1);
      return name == null ? place.group().substring(1) : String.valueOf(said.group(name));
    }

    private static String near(Matcher said) {
      return said.namedGroups().containsKey("near") && said.group("near") != null
          ? " ‘" + said.group("near") + "’ 말인가요?"
          : "";
    }
  }
}
