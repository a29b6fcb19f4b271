package city.madang.etl.records;

import static city.madang.etl.records.RandomTable.at;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.records.query.Condition;
import city.madang.etl.records.query.Condition.Comparison;
import city.madang.etl.records.query.Output;
import city.madang.etl.records.query.Output.Aggregate;
import city.madang.etl.records.query.Output.Kind;
import city.madang.etl.records.query.Output.OfTerm;
import city.madang.etl.records.query.RecordField;
import city.madang.etl.records.query.RecordQuery;
import city.madang.etl.records.query.RecordQuery.Selection;
import city.madang.etl.records.query.RecordQuery.Sort;
import city.madang.etl.records.query.Term;
import city.madang.etl.records.query.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Draws queries of a [RandomTable], with every kind of condition, term and function.
record RandomQueries(Random random) {
  private static final Location PLACE = new Location("lat", "lon");

  RecordQuery draw() {
    var where = random.nextInt(4) == 0 ? Optional.<Condition>empty() : Optional.of(condition(3));
    return random.nextBoolean() ? rows(where) : groups(where);
  }

  private RecordQuery rows(Optional<Condition> where) {
    var shown = some(4, 1).map(_ -> (Output) new OfTerm(term())).toList();
    var sorts = some(3, 0).map(_ -> sort(new OfTerm(term()))).toList();
    return new RecordQuery(RandomTable.TABLE, selections(shown), where, false, List.of(), sorts);
  }

  /// Sorted by a function now and then, and at last by what tells groups apart.
  private RecordQuery groups(Optional<Condition> where) {
    var groups = some(3, 0).map(_ -> term()).distinct().toList();
    var functions = some(4, 1).map(_ -> (Output) function()).toList();
    var keys = groups.stream().map(OfTerm::new).map(Output.class::cast).toList();
    var first = random.nextBoolean() ? functions.subList(0, 1) : List.<Output>of();
    var sorts = Stream.concat(first.stream(), keys.stream()).map(this::sort).toList();
    var shown = Stream.concat(keys.stream(), functions.stream()).toList();
    return new RecordQuery(RandomTable.TABLE, selections(shown), where, true, groups, sorts);
  }

  private Stream<Integer> some(int below, int least) {
    return IntStream.range(0, Math.max(least, random.nextInt(below))).boxed();
  }

  private static List<Selection> selections(List<Output> outputs) {
    return IntStream.range(0, outputs.size())
        .mapToObj(i -> new Selection("c" + i, outputs.get(i)))
        .toList();
  }

  private Sort sort(Output output) {
    return new Sort(output, random.nextBoolean());
  }

  private RecordField field() {
    return at(random, RandomTable.TABLE.fields().toArray(RecordField[]::new));
  }

  private Term term() {
    return switch (random.nextInt(4)) {
      case 0 -> new Term.Bucket(at(random, Term.TimeUnit.values()), RandomTable.SEEN);
      case 1 -> new Term.Part(at(random, Term.TimePart.values()), RandomTable.SEEN);
      default -> new Term.Column(field());
    };
  }

  private Aggregate function() {
    var kind = at(random, Kind.values());
    var term =
        switch (kind) {
          case COUNT -> random.nextBoolean() ? Optional.<Term>empty() : Optional.of(term());
          case COUNT_DISTINCT, MIN, MAX -> Optional.of(term());
          case SUM, AVG, PERCENTILE -> Optional.<Term>of(number(kind));
        };
    double fraction = kind == Kind.PERCENTILE ? at(random, 0.0, 0.25, 0.5, 0.95, 1.0) : 0;
    return new Aggregate(kind, term, fraction);
  }

  /// Sums of whole numbers are exact, averages of them are not.
  private Term number(Kind kind) {
    return new Term.Column(
        kind == Kind.SUM ? at(random, RandomTable.WHOLE, RandomTable.NUMBER) : RandomTable.NUMBER);
  }

  private Condition condition(int depth) {
    return switch (random.nextInt(depth == 0 ? 8 : 11)) {
      case 0, 1 -> compare();
      case 2 -> in();
      case 3 -> between();
      case 4 ->
          new Condition.Like(new Term.Column(RandomTable.NAME), pattern(), random.nextBoolean());
      case 5 -> new Condition.IsNull(term());
      case 6 -> box();
      case 7 ->
          new Condition.WithinDistance(PLACE, latitude(), longitude(), 10 + random.nextInt(90_000));
      case 8 -> new Condition.Not(condition(depth - 1));
      case 9 -> new Condition.And(parts(depth));
      default -> new Condition.Or(parts(depth));
    };
  }

  private List<Condition> parts(int depth) {
    var parts = new ArrayList<Condition>();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      parts.add(condition(depth - 1));
    }
    return parts;
  }

  private Condition compare() {
    var field = field();
    var comparison = at(random, Comparison.values());
    return random.nextInt(4) == 0
        ? new Condition.Compare(
            new Term.Column(RandomTable.LATITUDE), comparison, new Term.Column(RandomTable.NUMBER))
        : new Condition.Compare(new Term.Column(field), comparison, value(field));
  }

  private Condition in() {
    var field = field();
    return new Condition.In(new Term.Column(field), some(4, 1).map(_ -> value(field)).toList());
  }

  private Condition between() {
    var field = field();
    return new Condition.Between(new Term.Column(field), value(field), value(field));
  }

  /// Nobody can write what is no number.
  private Value value(RecordField field) {
    var value = RandomTable.drawValue(field, random);
    return value instanceof Double number && number.isNaN()
        ? new Value(FieldType.NUMBER, 0.25)
        : new Value(field.type(), value);
  }

  private String pattern() {
    return at(random, "%", "", "a%", "%b", "_", "가_", "%'%", "a\\%b", "\\_", "%나%", "A%", "\\\\");
  }

  private Condition box() {
    return new Condition.InBox(PLACE, latitude(), longitude(), latitude(), longitude());
  }

  private double latitude() {
    return at(random, 36.4, 36.505, 38.0, -90.0, 90.0);
  }

  private double longitude() {
    return at(random, 127.0, 127.22, 180.0, -180.0, 0.0, 179.99);
  }
}
