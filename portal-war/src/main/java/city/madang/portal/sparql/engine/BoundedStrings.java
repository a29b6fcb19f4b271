package city.madang.portal.sparql.engine;

import static city.madang.portal.problem.ProblemType.SPARQL_HOLDS_TOO_MUCH;

import city.madang.portal.sparql.bounds.OverBudgetError;
import city.madang.portal.sparql.bounds.StopSignal;
import java.util.List;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;

/// Puts, in the place of the functions that make strings longer, those that refuse to make one too
/// long: CONCAT and REPLACE, also by their names of XPath. Other functions make a string longer by
/// a few times at most. In the place of REGEX and REPLACE, those that end when their query shall,
/// and in the place of those that look for a string, those that do not take long. Numbers and times
/// that are calculated, or read from strings, do not get too long either.
///
/// All other functions are copied: they keep what they have read last, and the query that they are
/// of may be run by others at the same time.
final class BoundedStrings extends ExprTransformCopy {
  /// Characters of one string.
  static final int MOST = 1 << 20;

  /// Characters of what GROUP_CONCAT joins.
  static final int MOST_JOINED = 16 << 20;

  private static final String MATH = "http://www.w3.org/2005/xpath-functions/math#";

  private static final String FN = "http://www.w3.org/2005/xpath-functions#";

  private final StopSignal stop;

  private BoundedStrings(StopSignal stop) {
    super(COPY_ALWAYS);
    this.stop = stop;
  }

  /// @param stop given when the query shall end
  static Op in(Op op, StopSignal stop) {
    return Transformer.transform(new TransformCopy(), new BoundedStrings(stop), op);
  }

  /// @throws OverBudgetError 413 `sparql-holds-too-much`
  static void check(long length, int most) {
    if (length > most) {
      throw new OverBudgetError(
          SPARQL_HOLDS_TOO_MUCH.with(
              "a query may make strings of %d characters: concatenate or replace less"
                  .formatted(most)));
    }
  }

  @Override
  public Expr transform(ExprFunction2 function, Expr first, Expr second) {
    return switch (function) {
      case E_StrContains search -> new BoundedSearch(search, first, second);
      case E_StrBefore search -> new BoundedSearch(search, first, second);
      case E_StrAfter search -> new BoundedSearch(search, first, second);
      case E_StrDatatype _ -> new BoundedDatatype(first, second);
      case E_Add _, E_Subtract _, E_Multiply _, E_Divide _ ->
          BoundedNumber.ofResult(super.transform(function, first, second));
      default -> super.transform(function, first, second);
    };
  }

  @Override
  public Expr transform(ExprFunctionN function, ExprList arguments) {
    return switch (function) {
      case BoundedConcat known -> super.transform(known, arguments);
      case BoundedRegex known -> super.transform(known, arguments);
      case BoundedReplace known -> super.transform(known, arguments);
      case E_StrConcat _ -> BoundedConcat.ofSparql(arguments);
      case E_Regex _ -> new BoundedRegex(arguments, stop);
      case E_StrReplace _ -> new BoundedReplace(arguments, stop);
      case E_Function named -> named(named, arguments);
      default -> super.transform(function, arguments);
    };
  }

  /// Jena refuses a wrong number of arguments.
  private Expr named(E_Function function, ExprList arguments) {
    int count = arguments.size();
    var iri = function.getFunctionIRI();
    if (iri.equals(FN + "concat")) {
      return BoundedConcat.ofXpath(arguments);
    }
    if (count == 2 && iri.equals(FN + "contains")) {
      return search(new E_StrContains(arguments.get(0), arguments.get(1)));
    }
    if (count == 2 && iri.equals(FN + "substring-before")) {
      return search(new E_StrBefore(arguments.get(0), arguments.get(1)));
    }
    if (count == 2 && iri.equals(FN + "substring-after")) {
      return search(new E_StrAfter(arguments.get(0), arguments.get(1)));
    }
    if (count == 2 && iri.equals(MATH + "pow")) {
      return new BoundedPower(arguments.get(0), arguments.get(1));
    }
    if (count == 2 && iri.startsWith(FN + "round")) {
      return function.copy(
          ExprList.create(List.of(arguments.get(0), BoundedNumber.ofPlaces(arguments.get(1)))));
    }
    if (count == 1 && BoundedDatatype.isRead(iri)) {
      return function.copy(new ExprList(BoundedNumber.ofText(arguments.get(0))));
    }
    if (iri.equals(FN + "matches") && (count == 2 || count == 3)) {
      return new BoundedRegex(arguments, stop);
    }
    return iri.equals(FN + "replace") && (count == 3 || count == 4)
        ? new BoundedReplace(arguments, stop)
        : super.transform(function, arguments);
  }

  private static Expr search(ExprFunction2 search) {
    return new BoundedSearch(search, search.getArg1(), search.getArg2());
  }
}
