package city.madang.portal.sparql.engine;

import java.util.Set;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeFunctions;
import org.apache.jena.sparql.sse.Tags;

/// STRDT of a text that is not too long for what is read from it.
final class BoundedDatatype extends ExprFunction2 {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  /// The datatypes of XML Schema that are read letter by letter.
  private static final Set<String> TEXTS =
      Set.of(XSD + "string", XSD + "anyURI", XSD + "base64Binary", XSD + "hexBinary");

  BoundedDatatype(Expr text, Expr datatype) {
    super(text, datatype, Tags.tagStrDatatype);
  }

  /// Whether values of this datatype are numbers, times or the like.
  static boolean isRead(String datatype) {
    return datatype.startsWith(XSD) && !TEXTS.contains(datatype);
  }

  @Override
  public Expr copy(Expr text, Expr datatype) {
    return new BoundedDatatype(text, datatype);
  }

  @Override
  public NodeValue eval(NodeValue text, NodeValue datatype) {
    if (datatype.isIRI() && isRead(datatype.asNode().getURI())) {
      BoundedNumber.check(BoundedNumber.textDigits(text));
    }
    return NodeFunctions.strDatatype(text, datatype);
  }
}
