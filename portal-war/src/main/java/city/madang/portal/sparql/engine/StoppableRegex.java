package city.madang.portal.sparql.engine;

import static city.madang.portal.problem.ProblemType.SPARQL_TOO_COMPLEX;

import city.madang.portal.sparql.bounds.OverBudgetError;
import city.madang.portal.sparql.bounds.StopSignal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.jspecify.annotations.Nullable;

/// Regular expressions as Jena's, whose search ends when their query shall. Keeps the last pattern,
/// which mostly is the next one too.
final class StoppableRegex {
  private static final Pattern COUNT = Pattern.compile("\\{(\\d++)");

  /// What is empty is repeated without a read of the text, so nothing stops it.
  private static final double MOST_REPEATED = 1e8;

  private final StopSignal stop;
  private @Nullable Pattern last;
  private String lastText = "";
  private @Nullable String lastFlags;

  StoppableRegex(StopSignal stop) {
    this.stop = stop;
  }

  /// A search of values.
  ///
  /// @param values text, pattern, and maybe at `flags` the flags
  /// @throws OverBudgetError 400 `sparql-too-complex`
  /// @throws ExprEvalException if they are no strings, or no pattern
  Matcher matcher(List<NodeValue> values, int flags) {
    var text = string(values.get(0));
    if (!values.get(1).isString() || (values.size() > flags && !values.get(flags).isString())) {
      throw new ExprEvalException("patterns and flags are strings");
    }
    var pattern =
        pattern(
            values.get(1).getString(),
            values.size() > flags ? values.get(flags).getString() : null);
    return pattern.matcher(new StoppableText(text, stop));
  }

  static String string(NodeValue value) {
    return NodeValueOps.checkAndGetStringLiteral("regex", value).getLiteralLexicalForm();
  }

  private Pattern pattern(String text, @Nullable String flags) {
    var known = last;
    if (known != null && text.equals(lastText) && Objects.equals(flags, lastFlags)) {
      return known;
    }
    if (flags == null || flags.indexOf('q') < 0) {
      check(text);
    }
    var made = RegexEngine.makePattern("regex", text, flags);
    last = made;
    lastText = text;
    lastFlags = flags;
    return made;
  }

  private static void check(String pattern) {
    double repeated =
        COUNT
            .matcher(pattern)
            .results()
            .mapToDouble(count -> Math.max(1, Double.parseDouble(count.group(1))))
            .reduce(1, (product, count) -> product * count);
    if (repeated > MOST_REPEATED) {
      throw new OverBudgetError(
          SPARQL_TOO_COMPLEX.with("a regular expression repeats too much by numbers in braces"));
    }
  }
}
