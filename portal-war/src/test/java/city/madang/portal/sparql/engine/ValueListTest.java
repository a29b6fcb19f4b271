package city.madang.portal.sparql.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;

class ValueListTest {
  private static final String XSD = "^^<http://www.w3.org/2001/XMLSchema#";

  private static final List<NodeValue> VALUES =
      Stream.concat(
              Stream.of(
                  "<urn:a>",
                  "<urn:b>",
                  "_:b",
                  "'a'",
                  "''",
                  "'1'",
                  "'urn:a'",
                  "'a'@en",
                  "'a'@EN",
                  "'b'@en",
                  "'a'@en--ltr",
                  "1",
                  "1.0",
                  "1e0",
                  "0",
                  "-0.0e0",
                  "0.1",
                  "0.1e0",
                  "16777217",
                  "'a'^^<urn:t>",
                  "'b'^^<urn:t>",
                  "true",
                  "<<( <urn:a> <urn:b> 1 )>>",
                  "<<( <urn:a> <urn:b> 1.0 )>>",
                  "1" + "0".repeat(400),
                  "1" + "0".repeat(399) + "1"),
              Stream.of(
                      "01|integer",
                      "1|byte",
                      "x|integer",
                      "NaN|double",
                      "INF|double",
                      "NaN|float",
                      "0.1|float",
                      "1|float",
                      "16777216|float",
                      "1|boolean",
                      "2026-11-30T00:00:00|dateTime",
                      "2026-11-30T00:00:00Z|dateTime",
                      "2026-11-30T09:00:00+09:00|dateTime",
                      "2026-11-30|date",
                      "2026-11-30Z|date",
                      "P1D|duration",
                      "PT24H|dayTimeDuration",
                      "P1Y|yearMonthDuration")
                  .map(typed -> "'" + typed.replace("|", "'" + XSD) + ">"))
          .map(SSE::parseNode)
          .map(NodeValue::makeNode)
          .toList();

  /// Each value in each list of two, so that each kind stands beside each other one.
  @Test
  void has_anyValueInAnyList_isAsJenaComparesOneByOne() {
    for (var first : VALUES) {
      for (var second : VALUES) {
        var list = new ValueList(List.of(first, second));
        for (var value : VALUES) {
          assertThat(has(list, value))
              .as("%s IN (%s, %s)", value, first, second)
              .isEqualTo(hasOfJena(value, List.of(first, second)));
        }
      }
    }
  }

  @Test
  void has_allInOneList_isAsJenaComparesOneByOne() {
    var list = new ValueList(VALUES);

    for (var value : VALUES) {
      assertThat(has(list, value)).as("%s", value).isEqualTo(hasOfJena(value, VALUES));
    }
  }

  private static String has(ValueList list, NodeValue value) {
    try {
      return String.valueOf(list.has(value));
    } catch (ExprEvalException e) {
      return "error";
    }
  }

  private static String hasOfJena(NodeValue value, List<NodeValue> values) {
    var list = new ExprList(new ArrayList<Expr>(values));
    try {
      return new E_OneOf(value, list).eval(BindingFactory.empty(), null).asUnquotedString();
    } catch (ExprEvalException e) {
      return "error";
    }
  }
}
