package city.madang.etl.records.sql;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.records.query.Condition;
import city.madang.etl.records.query.Operand;
import city.madang.etl.records.query.Term;
import city.madang.etl.records.query.Value;
import java.util.List;
import java.util.stream.Collectors;

/// Writes a condition as SQL. Each value becomes a parameter, in the order in which it is written.
///
/// @param parameters where they are added
public record ConditionSql(List<Object> parameters) {
  /// Mean radius of the earth. Source: IUGG.
  public static final double EARTH_METERS = 6_371_008.8;

  /// So that what is rounded loses no row.
  private static final double WIDER = 1.000001;

  String write(Condition condition) {
    return switch (condition) {
      case Condition.And(var parts) -> join(parts, " AND ");
      case Condition.Or(var parts) -> join(parts, " OR ");
      case Condition.Not(var inner) -> "(NOT " + write(inner) + ")";
      case Condition.Compare(var left, var comparison, var right) ->
          "(%s %s %s)".formatted(Sql.term(left), comparison.sign(), operand(right));
      case Condition.In(var term, var values) ->
          "(%s IN (%s))"
              .formatted(
                  Sql.term(term),
                  values.stream().map(this::value).collect(Collectors.joining(", ")));
      case Condition.Between(var term, var low, var high) ->
          "(%s BETWEEN %s AND %s)".formatted(Sql.term(term), value(low), value(high));
      case Condition.Like like -> like(like);
      case Condition.IsNull(var term) -> "(%s IS NULL)".formatted(Sql.term(term));
      case Condition.InBox box -> box(box);
      case Condition.WithinDistance distance -> distance(distance);
    };
  }

  private String join(List<Condition> parts, String sign) {
    return parts.stream().map(this::write).collect(Collectors.joining(sign, "(", ")"));
  }

  private String operand(Operand operand) {
    return switch (operand) {
      case Term term -> Sql.term(term);
      case Value value -> value(value);
    };
  }

  private String value(Value value) {
    parameters.add(
        value.type() == FieldType.YEAR
            ? (Object) Math.toIntExact((Long) value.value())
            : value.value());
    return Sql.parameter(value.type());
  }

  private String like(Condition.Like like) {
    parameters.add(like.pattern());
    // Without a backslash, the engine knows faster ways.
    var escape = like.pattern().contains("\\") ? " ESCAPE '\\'" : "";
    return "(%s %s ?%s)"
        .formatted(Sql.term(like.term()), like.ignoreCase() ? "ILIKE" : "LIKE", escape);
  }

  private String box(Condition.InBox box) {
    var latitude = Sql.name(box.location().latitude());
    var longitude = Sql.name(box.location().longitude());
    parameters.addAll(List.of(box.south(), box.north(), box.west(), box.east()));
    return "(%1$s BETWEEN ? AND ? AND (%2$s >= ? %3$s %2$s <= ?))"
        .formatted(latitude, longitude, box.west() <= box.east() ? "AND" : "OR");
  }

  /// By the haversine formula; the latitude alone first, so that parts of the file are skipped.
  private String distance(Condition.WithinDistance near) {
    var latitude = Sql.name(near.location().latitude());
    var longitude = Sql.name(near.location().longitude());
    double degrees = degrees(near) * WIDER;
    parameters.addAll(
        List.of(
            near.latitude() - degrees,
            near.latitude() + degrees,
            near.latitude(),
            near.latitude(),
            near.longitude(),
            haversine(near.meters())));
    return ("(%1$s BETWEEN ? AND ? AND pow(sin(radians(%1$s - ?) / 2), 2)"
            + " + cos(radians(?)) * cos(radians(%1$s)) * pow(sin(radians(%2$s - ?) / 2), 2) <= ?)")
        .formatted(latitude, longitude);
  }

  private static double degrees(Condition.WithinDistance near) {
    return Math.toDegrees(near.meters() / EARTH_METERS);
  }

  /// The same where a row without a place does not count: most of the table is skipped.
  String writePlaced(Condition condition) {
    return condition instanceof Condition.WithinDistance near
        ? strip(near) + distance(near)
        : write(condition);
  }

  /// From west to east, unless it holds a pole or crosses the 180th meridian. Longitudes that are
  /// written as more than that are left to the formula.
  private String strip(Condition.WithinDistance near) {
    double north = degrees(near);
    double widest = Math.sin(Math.toRadians(north)) / Math.cos(Math.toRadians(near.latitude()));
    double east = Math.toDegrees(Math.asin(widest)) * WIDER;
    if (Math.abs(near.latitude()) + north >= 90 || Math.abs(near.longitude()) + east >= 180) {
      return "";
    }
    parameters.addAll(List.of(near.longitude() - east, near.longitude() + east));
    return "(%1$s BETWEEN ? AND ? OR %1$s < -180 OR %1$s > 180) AND "
        .formatted(Sql.name(near.location().longitude()));
  }

  /// What the formula gives for this distance; for the way around half of the earth, more.
  private static double haversine(double meters) {
    double half = meters / EARTH_METERS / 2;
    return half < Math.PI / 2 ? Math.pow(Math.sin(half), 2) : 2;
  }
}
