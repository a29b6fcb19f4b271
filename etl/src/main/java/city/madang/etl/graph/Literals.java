package city.madang.etl.graph;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/// Turns the values of a row into typed literals.
///
/// Numbers become `xsd:decimal`, never `xsd:double`: they compare exactly and have no exponent.
final class Literals {
  private Literals() {}

  static Node toLiteral(Object value) {
    return switch (value) {
      case String text -> NodeFactory.createLiteralString(text);
      case Double number when !Double.isFinite(number) ->
          typed(number.isNaN() ? "NaN" : number > 0 ? "INF" : "-INF", XSDDatatype.XSDdouble);
      case Double number -> decimal(BigDecimal.valueOf(number).stripTrailingZeros());
      case BigDecimal number -> decimal(number);
      case Number whole -> typed(whole.toString(), XSDDatatype.XSDinteger);
      case Boolean truth -> typed(truth.toString(), XSDDatatype.XSDboolean);
      case LocalDate date -> typed(date.toString(), XSDDatatype.XSDdate);
      case LocalTime time ->
          typed(DateTimeFormatter.ISO_LOCAL_TIME.format(time), XSDDatatype.XSDtime);
      case LocalDateTime moment ->
          typed(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment), XSDDatatype.XSDdateTime);
      default ->
          throw new IllegalArgumentException("no literal for " + value.getClass().getSimpleName());
    };
  }

  private static Node decimal(BigDecimal number) {
    return typed(number.toPlainString(), XSDDatatype.XSDdecimal);
  }

  private static Node typed(String lexical, XSDDatatype type) {
    return NodeFactory.createLiteralDT(lexical, type);
  }
}
