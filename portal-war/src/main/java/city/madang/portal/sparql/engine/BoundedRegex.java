package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.StopSignal;
import java.util.List;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.sse.Tags;

/// REGEX that ends when its query shall.
final class BoundedRegex extends ExprFunctionN {
  private static final int FLAGS = 2;

  private final StopSignal stop;
  private final StoppableRegex regex;

  BoundedRegex(ExprList arguments, StopSignal stop) {
    super(Tags.tagRegex, arguments);
    this.stop = stop;
    this.regex = new StoppableRegex(stop);
  }

  @Override
  public Expr copy(ExprList arguments) {
    return new BoundedRegex(arguments, stop);
  }

  @Override
  public NodeValue eval(List<NodeValue> values) {
    return NodeValue.booleanReturn(regex.matcher(values, FLAGS).find());
  }
}
