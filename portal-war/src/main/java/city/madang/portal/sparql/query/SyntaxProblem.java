package city.madang.portal.sparql.query;

import static city.madang.portal.problem.ProblemType.SPARQL_SYNTAX;

import city.madang.portal.problem.ProblemException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;

/// What is wrong with the text of a query, and where: each has `line`, `column` and `token`, and
/// its `detail` says the same.
///
/// The parser's own numbers are those of the token before the wrong one; those in its message are
/// right. What it finds after parsing has none: the variable that it names is looked for.
final class SyntaxProblem {
  private static final Pattern UNEXPECTED =
      Pattern.compile("^(?:Encountered|Lexical error).* at line (\\d{1,9}), column (\\d{1,9})");
  private static final Pattern BEFORE =
      Pattern.compile("^\\[?[Ll]ine:? (\\d{1,9}),? col(?:umn)?:? (\\d{1,9})[]:.]*\\s*");
  private static final Pattern BEHIND =
      Pattern.compile("\\s+at line (\\d{1,9}),? column (\\d{1,9})\\.?$");
  private static final Pattern VARIABLE = Pattern.compile("[?$]([\\p{L}\\p{N}_]+)");

  private SyntaxProblem() {}

  static ProblemException of(String text, QueryException e) {
    var message = message(e);
    var unexpected = UNEXPECTED.matcher(message);
    if (unexpected.find()) {
      return unexpected(text, message, at(text, unexpected));
    }
    for (var place : List.of(BEFORE, BEHIND)) {
      var told = place.matcher(message);
      if (told.find()) {
        return problem(at(text, told), told.replaceFirst(""));
      }
    }
    return problem(named(text, message, e), message);
  }

  private static ProblemException unexpected(String text, String message, TextPlace place) {
    if (message.contains("<EOF>") && message.startsWith("Encountered")) {
      return problem(TextPlace.end(text), "the query ends here, and is not whole");
    }
    return message.startsWith("Encountered")
        ? problem(place, "'%s' cannot stand here".formatted(place.token()))
        : problem(place, "no word or sign of SPARQL goes on like this");
  }

  private static TextPlace at(String text, Matcher told) {
    return TextPlace.at(text, Integer.parseInt(told.group(1)), Integer.parseInt(told.group(2)));
  }

  /// Where the message's first variable is bound last, or stands first; or where the parser was, or
  /// the begin.
  private static TextPlace named(String text, String message, QueryException e) {
    var name = VARIABLE.matcher(message);
    if (name.find()) {
      var variable = "[?$]" + name.group(1) + "(?![\\p{L}\\p{N}_])";
      var bound = Pattern.compile("(?i:\\bas)\\s+(?=" + variable + ")").matcher(text);
      var offset = bound.results().mapToInt(MatchResult::end).max();
      var first = Pattern.compile(variable).matcher(text);
      if (offset.isPresent() || first.find()) {
        return TextPlace.at(text, offset.orElseGet(first::start));
      }
    }
    return e instanceof QueryParseException parsed && parsed.getLine() > 0
        ? TextPlace.at(text, parsed.getLine(), parsed.getColumn())
        : TextPlace.at(text, text.length() - text.stripLeading().length());
  }

  private static ProblemException problem(TextPlace place, String what) {
    return SPARQL_SYNTAX
        .with("line %d, column %d: %s".formatted(place.line(), place.column(), what))
        .and("line", place.line())
        .and("column", place.column())
        .and("token", place.token());
  }

  private static String message(QueryException e) {
    var message = e.getMessage();
    return message == null ? "" : message.lines().findFirst().orElse("");
  }
}
