package city.madang.etl.records.query;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.records.query.Condition.And;
import city.madang.etl.records.query.Condition.Between;
import city.madang.etl.records.query.Condition.Compare;
import city.madang.etl.records.query.Condition.Comparison;
import city.madang.etl.records.query.Condition.In;
import city.madang.etl.records.query.Condition.IsNull;
import city.madang.etl.records.query.Condition.Like;
import city.madang.etl.records.query.Condition.Not;
import city.madang.etl.records.query.Condition.Or;
import city.madang.etl.records.query.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Reads `where`: `or`, `and`, `not`, parentheses, and what a row is compared with.
final class ConditionReader {
  /// Of parentheses and `not` within each other.
  private static final int DEPTH = 50;

  private static final int VALUES = 1_000;
  private static final List<String> OPERATORS =
      List.of("=", "!=", "<", "<=", ">", ">=", "in", "between", "like", "ilike", "is null");

  private final Words words;
  private final TermReader terms;
  private final ValueReader values;
  private final PlaceReader places;
  private int depth;

  ConditionReader(RecordTable table, Words words) {
    this.words = words;
    this.terms = new TermReader(table, words);
    this.values = new ValueReader(words);
    this.places = new PlaceReader(table, words);
  }

  Condition read() {
    var condition = readOr();
    words.requireEnd("'and', 'or' or the end");
    return condition;
  }

  private Condition readOr() {
    var parts = new ArrayList<Condition>();
    do {
      parts.add(readAnd());
    } while (words.takeWord("or"));
    return parts.size() == 1 ? parts.getFirst() : new Or(parts);
  }

  private Condition readAnd() {
    var parts = new ArrayList<Condition>();
    do {
      parts.add(readNot());
    } while (words.takeWord("and"));
    return parts.size() == 1 ? parts.getFirst() : new And(parts);
  }

  private Condition readNot() {
    var token = words.peek();
    if (++depth > DEPTH) {
      throw words.failure(token, "it is nested more than %d deep".formatted(DEPTH));
    }
    try {
      if (words.takeWord("not")) {
        return new Not(readNot());
      }
      if (words.takeSign("(")) {
        var inner = readOr();
        words.requireSign(")");
        return inner;
      }
      return places.isHere() ? places.read() : readComparison();
    } finally {
      depth--;
    }
  }

  private Condition readComparison() {
    if (values.isHere()) {
      throw words.failure(
          words.peek(), "a field stands on the left, then how it is compared, then the value");
    }
    var term = terms.read();
    var operator = words.peek();
    for (var comparison : Comparison.values()) {
      if (words.takeSign(comparison.sign())) {
        return new Compare(term, comparison, readOperand(term, operator, comparison));
      }
    }
    if (words.takeWord("is")) {
      boolean not = words.takeWord("not");
      words.requireWord("null");
      return negated(not, new IsNull(term));
    }
    boolean not = words.takeWord("not");
    return negated(not, readWordOperator(term, not));
  }

  private Condition readWordOperator(Term term, boolean not) {
    var operator = words.peek();
    if (words.takeWord("in")) {
      return new In(term, readValues(term));
    }
    if (words.takeWord("between")) {
      requireOrder(term, operator);
      var low = values.read(term.type(), term.field().name());
      words.requireWord("and");
      return new Between(term, low, values.read(term.type(), term.field().name()));
    }
    if (words.takeWord("like")) {
      return readLike(term, operator, false);
    }
    if (words.takeWord("ilike")) {
      return readLike(term, operator, true);
    }
    if (!not && term.type() == FieldType.BOOLEAN) {
      return new Compare(term, Comparison.EQUAL, new Value(FieldType.BOOLEAN, true));
    }
    throw words.failure(operator, "a comparison is expected, not " + operator.shown(), OPERATORS);
  }

  private static Condition negated(boolean not, Condition condition) {
    return not ? new Not(condition) : condition;
  }

  private Operand readOperand(Term term, Token operator, Comparison comparison) {
    if (comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL) {
      requireOrder(term, operator);
    }
    if (values.isHere() || isTyped()) {
      return values.read(term.type(), term.field().name());
    }
    var token = words.peek();
    var other = terms.read();
    if (!Types.comparable(term.type(), other.type())) {
      throw words.failure(
          token,
          "'%s' is of type %s and '%s' of type %s: they cannot be compared"
              .formatted(
                  term.field().name(),
                  Types.name(term.type()),
                  other.field().name(),
                  Types.name(other.type())));
    }
    return other;
  }

  /// `date '2026-11-24'`, unless there is a field called `date`.
  private boolean isTyped() {
    return Arrays.asList("date", "time", "timestamp", "datetime")
            .contains(words.peek().text().toLowerCase(Locale.ROOT))
        && words.isBeforeText();
  }

  private void requireOrder(Term term, Token operator) {
    if (term.type() == FieldType.BOOLEAN) {
      throw words.failure(operator, "true and false have no order: use =", List.of("=", "!="));
    }
  }

  private List<Value> readValues(Term term) {
    words.requireSign("(");
    var read = new ArrayList<Value>();
    do {
      if (read.size() == VALUES) {
        throw words.failure(words.peek(), "a list has at most %d values".formatted(VALUES));
      }
      read.add(values.read(term.type(), term.field().name()));
    } while (words.takeSign(","));
    words.requireSign(")");
    return read;
  }

  private Condition readLike(Term term, Token operator, boolean ignoreCase) {
    if (term.type() != FieldType.STRING) {
      throw words.failure(
          operator,
          "'like' needs a text, and '%s' is of type %s"
              .formatted(term.field().name(), Types.name(term.type())));
    }
    var token = words.next();
    if (token.kind() != Kind.TEXT) {
      throw words.failure(token, "a pattern in 'single quotes' is expected");
    }
    if (!token.text().matches("(?s)([^\\\\]|\\\\[\\\\%_])*")) {
      throw words.failure(token, "in a pattern, \\ stands before %, _ or another \\");
    }
    return new Like(term, token.text(), ignoreCase);
  }
}
