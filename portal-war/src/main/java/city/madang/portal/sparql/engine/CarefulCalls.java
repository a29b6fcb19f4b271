package city.madang.portal.sparql.engine;

import java.util.function.Supplier;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_DateTimeHours;
import org.apache.jena.sparql.expr.E_DateTimeMinutes;
import org.apache.jena.sparql.expr.E_DateTimeSeconds;
import org.apache.jena.sparql.expr.E_DateTimeTZ;
import org.apache.jena.sparql.expr.E_DateTimeTimezone;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_StrLang;
import org.apache.jena.sparql.expr.E_StrLangDir;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/// Puts, in the place of functions that fail on odd values (the hours of an IRI, a year by zero),
/// those that give no value then, as SPARQL has it. Else one odd value ended the query, or was
/// logged for each row by a filter.
final class CarefulCalls extends ExprTransformCopy {
  /// Of doubles, for that of integers may have any number of digits.
  private static final String EXP10 = "http://www.w3.org/2005/xpath-functions/math#exp10";

  private CarefulCalls() {}

  static Op in(Op op) {
    return Transformer.transform(new TransformCopy(), new CarefulCalls(), op);
  }

  @Override
  public Expr transform(ExprFunction1 function, Expr argument) {
    return switch (function) {
      case E_DateTimeHours _,
          E_DateTimeMinutes _,
          E_DateTimeSeconds _,
          E_DateTimeTimezone _,
          E_DateTimeTZ _ ->
          new OfOne(function, argument);
      default -> super.transform(function, argument);
    };
  }

  @Override
  public Expr transform(ExprFunction2 function, Expr first, Expr second) {
    return switch (function) {
      case E_Add _, E_Subtract _, E_Multiply _, E_Divide _, E_StrLang _ ->
          new OfTwo(function, first, second);
      default -> super.transform(function, first, second);
    };
  }

  @Override
  public Expr transform(ExprFunction3 function, Expr first, Expr second, Expr third) {
    return function instanceof E_StrLangDir
        ? new OfThree(function, first, second, third)
        : super.transform(function, first, second, third);
  }

  @Override
  public Expr transform(ExprFunctionN function, ExprList arguments) {
    if (!(function instanceof E_Function named)) {
      return super.transform(function, arguments);
    }
    boolean isExp10 = named.getFunctionIRI().equals(EXP10) && arguments.size() == 1;
    return new Named(
        named.getFunctionIRI(), isExp10 ? new ExprList(asDouble(arguments.get(0))) : arguments);
  }

  private static Expr asDouble(Expr number) {
    return new E_Multiply(number, NodeValue.makeDouble(1));
  }

  /// Its term is made when it is asked for, and may be none.
  private static NodeValue made(NodeValue value) {
    return NodeValue.makeNode(value.asNode());
  }

  private static NodeValue careful(Supplier<NodeValue> call) {
    try {
      return call.get();
    } catch (ExprException | QueryCancelledException meant) {
      throw meant;
    } catch (RuntimeException odd) {
      throw new ExprEvalException("a value that this function cannot take", odd);
    }
  }

  private static final class OfOne extends ExprFunction1 {
    private final ExprFunction1 function;

    OfOne(ExprFunction1 function, Expr argument) {
      super(argument, function.getFunctionSymbol().getSymbol());
      this.function = function;
    }

    @Override
    public Expr copy(Expr argument) {
      return new OfOne(function, argument);
    }

    @Override
    public NodeValue eval(NodeValue value) {
      return careful(() -> function.eval(value));
    }
  }

  private static final class OfTwo extends ExprFunction2 {
    private final ExprFunction2 function;

    OfTwo(ExprFunction2 function, Expr first, Expr second) {
      super(first, second, function.getFunctionSymbol().getSymbol());
      this.function = function;
    }

    @Override
    public Expr copy(Expr first, Expr second) {
      return new OfTwo(function, first, second);
    }

    @Override
    public NodeValue eval(NodeValue first, NodeValue second) {
      return careful(
          () -> {
            var value = function.eval(first, second);
            return function instanceof E_StrLang ? made(value) : value;
          });
    }
  }

  private static final class OfThree extends ExprFunction3 {
    private final ExprFunction3 function;

    OfThree(ExprFunction3 function, Expr first, Expr second, Expr third) {
      super(first, second, third, function.getFunctionSymbol().getSymbol());
      this.function = function;
    }

    @Override
    public Expr copy(Expr first, Expr second, Expr third) {
      return new OfThree(function, first, second, third);
    }

    @Override
    public NodeValue eval(NodeValue first, NodeValue second, NodeValue third) {
      return careful(() -> made(function.eval(first, second, third)));
    }
  }

  private static final class Named extends E_Function {
    Named(String iri, ExprList arguments) {
      super(iri, arguments);
    }

    @Override
    public Expr copy(ExprList arguments) {
      return new Named(getFunctionIRI(), arguments);
    }

    @Override
    public NodeValue evalSpecial(Binding row, FunctionEnv environment) {
      return careful(() -> super.evalSpecial(row, environment));
    }
  }
}
