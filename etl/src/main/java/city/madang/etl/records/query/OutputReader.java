package city.madang.etl.records.query;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.Nearest;
import city.madang.etl.records.query.Output.Aggregate;
import city.madang.etl.records.query.Output.Kind;
import city.madang.etl.records.query.Output.OfTerm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads what is shown or sorted by: fields, functions of a row, functions of a group.
record OutputReader(RecordTable table, Words words) {
  private static final List<String> AGGREGATES =
      List.of("count", "sum", "avg", "min", "max", "percentile");

  static final List<String> FUNCTIONS =
      Stream.concat(AGGREGATES.stream(), TermReader.FUNCTIONS.stream()).toList();

  Output read() {
    var token = words.peek();
    var name = token.text().toLowerCase(Locale.ROOT);
    if (words.isBeforeParenthesis()) {
      if (!FUNCTIONS.contains(name)) {
        throw words.failure(
            token,
            "there is no function '%s'".formatted(token.text()) + Nearest.hint(name, FUNCTIONS),
            FUNCTIONS);
      }
      if (AGGREGATES.contains(name)) {
        words.next();
        words.requireSign("(");
        var aggregate = readAggregate(token, name);
        words.requireSign(")");
        return aggregate;
      }
    }
    return new OfTerm(new TermReader(table, words).read());
  }

  private Aggregate readAggregate(Token function, String name) {
    if (name.equals("count")) {
      return readCount();
    }
    var kind = Kind.valueOf(name.toUpperCase(Locale.ROOT));
    var term = new TermReader(table, words).read();
    requireType(function, kind, term);
    double fraction = 0;
    if (kind == Kind.PERCENTILE) {
      words.requireSign(",");
      fraction = new ValueReader(words).readNumber("the fraction of a percentile", 0, 1);
    }
    return new Aggregate(kind, Optional.of(term), fraction);
  }

  private Aggregate readCount() {
    if (words.takeSign("*")) {
      return new Aggregate(Kind.COUNT, Optional.empty(), 0);
    }
    var kind = words.takeWord("distinct") ? Kind.COUNT_DISTINCT : Kind.COUNT;
    return new Aggregate(kind, Optional.of(new TermReader(table, words).read()), 0);
  }

  private void requireType(Token function, Kind kind, Term term) {
    boolean fits =
        switch (kind) {
          case SUM, AVG, PERCENTILE ->
              term.type() == FieldType.INTEGER || term.type() == FieldType.NUMBER;
          case COUNT, COUNT_DISTINCT, MIN, MAX -> true;
        };
    if (!fits) {
      throw words.failure(
          function,
          "'%s' needs a number, and '%s' is of type %s"
              .formatted(function.text(), term.field().name(), Types.name(term.type())),
          Arrays.asList("count", "min", "max"));
    }
  }
}
