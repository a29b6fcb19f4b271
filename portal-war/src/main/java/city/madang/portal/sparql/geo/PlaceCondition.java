package city.madang.portal.sparql.geo;

import java.util.Optional;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.Expr;
import org.locationtech.jts.geom.Envelope;

/// What a condition says of one geometry: it can only hold if that meets a box.
///
/// @param variable of the geometry
/// @param box in degrees
public record PlaceCondition(Var variable, Envelope box) {
  /// No degree of latitude is shorter, in meters.
  private static final double DEGREE = 110_500;

  private static final double ROUNDING = 1e-6;

  /// Empty if it is a condition of another kind, or one that says nothing of where.
  public static Optional<PlaceCondition> of(Expr condition) {
    return switch (condition) {
      case E_Function call -> ofRelation(call);
      case E_LessThan less -> ofDistance(less.getArg1(), less.getArg2());
      case E_LessThanOrEqual less -> ofDistance(less.getArg1(), less.getArg2());
      case E_GreaterThan more -> ofDistance(more.getArg2(), more.getArg1());
      case E_GreaterThanOrEqual more -> ofDistance(more.getArg2(), more.getArg1());
      default -> Optional.empty();
    };
  }

  /// Whether it becomes such a condition as soon as one of its two variables is known.
  public static boolean isOfTwo(Expr condition) {
    return condition.getVarsMentioned().size() == 2
        && switch (condition) {
          case E_Function call -> isRelation(call);
          case E_LessThan less -> isDistance(less.getArg1(), less.getArg2());
          case E_LessThanOrEqual less -> isDistance(less.getArg1(), less.getArg2());
          case E_GreaterThan more -> isDistance(more.getArg2(), more.getArg1());
          case E_GreaterThanOrEqual more -> isDistance(more.getArg2(), more.getArg1());
          default -> false;
        };
  }

  private static boolean isRelation(E_Function call) {
    return Relation.named(call.getFunctionIRI()).filter(relation -> !relation.apart()).isPresent()
        && call.getArgs().stream().allMatch(Expr::isVariable);
  }

  private static boolean isDistance(Expr distance, Expr most) {
    return most.isConstant()
        && distance instanceof E_Function call
        && unit(call) > 0
        && call.getArg(1).isVariable()
        && call.getArg(2).isVariable();
  }

  private static Optional<PlaceCondition> ofRelation(E_Function call) {
    return Relation.named(call.getFunctionIRI())
        .filter(relation -> !relation.apart() && call.getArgs().size() == 2)
        .flatMap(_ -> ofBoth(call.getArg(1), call.getArg(2)));
  }

  private static Optional<PlaceCondition> ofDistance(Expr distance, Expr most) {
    if (!(distance instanceof E_Function call) || !most.isConstant()) {
      return Optional.empty();
    }
    double unit = unit(call);
    if (unit == 0 || !most.getConstant().isNumber()) {
      return Optional.empty();
    }
    double meters = unit * most.getConstant().getDouble();
    return ofBoth(call.getArg(1), call.getArg(2)).flatMap(at -> at.within(meters));
  }

  /// In meters; 0 if it is no distance whose unit is known.
  private static double unit(E_Function call) {
    var name = call.getFunctionIRI();
    var given = call.getArgs();
    if (name.equals(GeoFunctions.NAMESPACE + "metricDistance") && given.size() == 2) {
      return 1;
    }
    boolean known = name.equals(GeoFunctions.NAMESPACE + "distance") && given.size() == 3;
    return known && given.get(2).isConstant() && given.get(2).getConstant().isIRI()
        ? DistanceFunction.meters(given.get(2).getConstant().asNode().getURI())
        : 0;
  }

  private static Optional<PlaceCondition> ofBoth(Expr one, Expr other) {
    return one.isVariable() ? of(one, other) : of(other, one);
  }

  private static Optional<PlaceCondition> of(Expr variable, Expr constant) {
    return variable.isVariable() && constant.isConstant()
        ? Geometries.find(constant.getConstant().asNode())
            .map(geometry -> geometry.getEnvelopeInternal())
            .filter(box -> !box.isNull())
            .map(box -> new PlaceCondition(variable.asVar(), box))
        : Optional.empty();
  }

  /// Empty if the box would reach a pole or the 180th meridian, where the way around is shorter.
  private Optional<PlaceCondition> within(double meters) {
    double up = meters / DEGREE + ROUNDING;
    double farthest = Math.max(Math.abs(box.getMinY() - up), Math.abs(box.getMaxY() + up));
    double aside = up / Math.cos(Math.toRadians(farthest));
    var wide = new Envelope(box);
    wide.expandBy(aside, up);
    boolean inside =
        meters >= 0
            && farthest < 89
            && wide.getMinX() >= -180
            && wide.getMaxX() <= 180
            && wide.getWidth() < 180;
    return inside ? Optional.of(new PlaceCondition(variable, wide)) : Optional.empty();
  }
}
