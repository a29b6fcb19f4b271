package city.madang.portal.sparql.engine;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;

/// REPLACE whose result is not too long. When it might be, the matches are counted before.
final class BoundedReplace extends E_StrReplace {
  BoundedReplace(ExprList arguments) {
    super(
        arguments.get(0),
        arguments.get(1),
        arguments.get(2),
        arguments.size() > 3 ? arguments.get(3) : null);
  }

  @Override
  public Expr copy(ExprList arguments) {
    return new BoundedReplace(arguments);
  }

  @Override
  public NodeValue eval(List<NodeValue> values) {
    var text = values.get(0).asString();
    var by = values.get(2).asString();
    if ((text.length() + 1L) * most(by, text.length()) > BoundedStrings.MOST) {
      check(text, pattern(values), by);
    }
    return super.eval(values);
  }

  /// Characters that take the place of one match.
  private static long most(String by, int match) {
    return by.length() + (long) match * by.chars().filter(it -> it == '$').count();
  }

  private static Pattern pattern(List<NodeValue> values) {
    var flags = values.size() > 3 ? values.get(3).asString() : null;
    return RegexEngine.makePattern("REPLACE", values.get(1).asString(), flags);
  }

  private static void check(String text, Pattern pattern, String by) {
    var matcher = pattern.matcher(text);
    long length = text.length();
    while (matcher.find()) {
      length += most(by, matcher.end() - matcher.start());
      BoundedStrings.check(length, BoundedStrings.MOST);
    }
  }
}
