package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.StopSignal;
import java.util.List;
import java.util.regex.Matcher;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.sse.Tags;

/// REPLACE that ends when its query shall, and whose result is not too long.
final class BoundedReplace extends ExprFunctionN {
  private static final int FLAGS = 3;

  private final StopSignal stop;
  private final StoppableRegex regex;

  BoundedReplace(ExprList arguments, StopSignal stop) {
    super(Tags.tagReplace, arguments);
    this.stop = stop;
    this.regex = new StoppableRegex(stop);
  }

  @Override
  public Expr copy(ExprList arguments) {
    return new BoundedReplace(arguments, stop);
  }

  @Override
  public NodeValue eval(List<NodeValue> values) {
    var by = StoppableRegex.string(values.get(2));
    var matcher = regex.matcher(values, FLAGS);
    try {
      return matcher.find() ? like(values.getFirst(), replace(matcher, by)) : values.getFirst();
    } catch (IndexOutOfBoundsException | IllegalArgumentException noSuchGroup) {
      throw new ExprEvalException("no such group", noSuchGroup);
    }
  }

  private static NodeValue like(NodeValue value, String text) {
    var node = value.asNode();
    return NodeValue.makeNode(
        NodeFactory.createLiteral(
            text,
            node.getLiteralLanguage(),
            node.getLiteralBaseDirection(),
            node.getLiteralDatatype()));
  }

  /// As Jena does: an empty match counts if it is the first.
  private static String replace(Matcher found, String by) {
    var replaced = new StringBuilder();
    boolean first = true;
    long added = 0;
    do {
      if (first || found.end() > found.start()) {
        added += most(by, found.end() - found.start());
        BoundedStrings.check(added, BoundedStrings.MOST);
        found.appendReplacement(replaced, by);
      }
      first = false;
    } while (found.find());
    return found.appendTail(replaced).toString();
  }

  /// Characters that take the place of one match.
  private static long most(String by, int match) {
    return by.length() + (long) match * by.chars().filter(it -> it == '$').count();
  }
}
