package city.madang.etl.records;

import city.madang.etl.records.query.Condition;
import city.madang.etl.records.query.Condition.Comparison;
import city.madang.etl.records.query.Operand;
import city.madang.etl.records.query.Term;
import city.madang.etl.records.query.Value;
import city.madang.etl.records.sql.ConditionSql;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Conditions in plain Java: true, false, or neither.
final class NaiveCondition {
  private NaiveCondition() {}

  static @Nullable Boolean test(Condition condition, List<@Nullable Object> row) {
    return switch (condition) {
      case Condition.And(var parts) -> all(parts, row, false);
      case Condition.Or(var parts) -> all(parts, row, true);
      case Condition.Not(var inner) -> not(test(inner, row));
      case Condition.Compare(var left, var comparison, var right) ->
          compare(NaiveTerm.of(left, row), comparison, operand(right, row));
      case Condition.In(var term, var values) -> in(NaiveTerm.of(term, row), values);
      case Condition.Between(var term, var low, var high) ->
          between(NaiveTerm.of(term, row), low.value(), high.value());
      case Condition.Like like -> like(like, NaiveTerm.of(like.term(), row));
      case Condition.IsNull(var term) -> NaiveTerm.of(term, row) == null;
      case Condition.InBox box -> box(box, row);
      case Condition.WithinDistance near -> near(near, row);
    };
  }

  /// One part that is `strong` decides; else one that is neither makes all of it so.
  private static @Nullable Boolean all(
      List<Condition> parts, List<@Nullable Object> row, boolean strong) {
    boolean known = true;
    for (var part : parts) {
      var truth = test(part, row);
      if (truth != null && truth == strong) {
        return strong;
      }
      known &= truth != null;
    }
    return known ? !strong : null;
  }

  private static @Nullable Boolean not(@Nullable Boolean truth) {
    return truth == null ? null : !truth;
  }

  private static @Nullable Object operand(Operand operand, List<@Nullable Object> row) {
    return switch (operand) {
      case Term term -> NaiveTerm.of(term, row);
      case Value(_, var value) -> value;
    };
  }

  private static @Nullable Boolean compare(
      @Nullable Object left, Comparison comparison, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    int order = NaiveTerm.compare(left, right);
    return switch (comparison) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  private static @Nullable Boolean in(@Nullable Object value, List<Value> values) {
    return value == null
        ? null
        : (Boolean) values.stream().anyMatch(one -> NaiveTerm.compare(value, one.value()) == 0);
  }

  private static @Nullable Boolean between(@Nullable Object value, Object low, Object high) {
    return value == null
        ? null
        : (Boolean) (NaiveTerm.compare(value, low) >= 0 && NaiveTerm.compare(value, high) <= 0);
  }

  private static @Nullable Boolean like(Condition.Like like, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    var regex = new StringBuilder();
    boolean escaped = false;
    for (int character : like.pattern().codePoints().toArray()) {
      if (!escaped && character == '\\') {
        escaped = true;
        continue;
      }
      boolean wild = !escaped && (character == '%' || character == '_');
      regex.append(
          wild ? (character == '%' ? ".*" : ".") : Pattern.quote(Character.toString(character)));
      escaped = false;
    }
    int flags = Pattern.DOTALL | (like.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0);
    return Pattern.compile(regex.toString(), flags).matcher(value.toString()).matches();
  }

  private static @Nullable Boolean box(Condition.InBox box, List<@Nullable Object> row) {
    var inside = between(latitude(row), box.south(), box.north());
    var east = compare(longitude(row), Comparison.GREATER_OR_EQUAL, box.west());
    var west = compare(longitude(row), Comparison.LESS_OR_EQUAL, box.east());
    var across =
        (east == null || west == null)
            ? null
            : (Boolean) (box.west() <= box.east() ? (east && west) : (east || west));
    if (inside == null || across == null) {
      return (Boolean.FALSE.equals(inside) || Boolean.FALSE.equals(across)) ? false : null;
    }
    return inside && across;
  }

  private static @Nullable Boolean near(Condition.WithinDistance near, List<@Nullable Object> row) {
    if (!(latitude(row) instanceof Double latitude)) {
      return null;
    }
    double a = Math.toRadians(near.latitude());
    double b = Math.toRadians(latitude);
    // The latitude alone can be too far away, wherever the place is.
    if (Math.abs(a - b) * ConditionSql.EARTH_METERS > near.meters() * 1.001) {
      return false;
    }
    if (!(longitude(row) instanceof Double longitude)) {
      return null;
    }
    double turn = Math.toRadians(longitude - near.longitude());
    double x = Math.sin((b - a) / 2);
    double y = Math.sin(turn / 2);
    double square = x * x + Math.cos(a) * Math.cos(b) * y * y;
    double meters = 2 * ConditionSql.EARTH_METERS * Math.asin(Math.min(1, Math.sqrt(square)));
    return meters <= near.meters();
  }

  private static @Nullable Object latitude(List<@Nullable Object> row) {
    return NaiveTerm.of(new Term.Column(RandomTable.LATITUDE), row);
  }

  private static @Nullable Object longitude(List<@Nullable Object> row) {
    return NaiveTerm.of(new Term.Column(RandomTable.LONGITUDE), row);
  }
}
