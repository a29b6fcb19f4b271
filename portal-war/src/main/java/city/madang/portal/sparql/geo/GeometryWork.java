package city.madang.portal.sparql.geo;

import static city.madang.portal.problem.ProblemType.SPARQL_TOO_COMPLEX;

import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.bounds.OverBudgetError;
import city.madang.portal.sparql.bounds.StopSignal;
import city.madang.portal.sparql.engine.EngineBounds;
import java.util.function.Supplier;
import org.apache.jena.sparql.function.FunctionEnv;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.Puntal;

/// What a query may take to work on geometries. JTS cannot be stopped, and holds each place where
/// two of them cross: so how much there is to do is found out before it begins.
///
/// @param memory of the query
/// @param stop given when the query shall end
record GeometryWork(MemoryBudget memory, StopSignal stop) {
  /// Of one geometry.
  private static final int MOST_POINTS = 100_000;

  /// Pairs of parts that are looked at one by one; about half a second.
  private static final long MOST_LOOKS = 50_000_000;

  /// Pairs of segments that may cross.
  private static final long MOST_PAIRS = 2_000_000;

  private static final long BYTES_OF_PAIR = 256;
  private static final long BYTES_OF_POINT = 256;

  /// So few pairs of points need no look.
  private static final long FEW_PAIRS = 100_000;

  /// A line of so few points may cross itself as it likes.
  private static final int FEW_POINTS = 300;

  static GeometryWork of(FunctionEnv environment) {
    return EngineBounds.find(environment.getContext())
        .map(bounds -> new GeometryWork(bounds.memory(), bounds.stop()))
        .orElseGet(GeometryWork::unbounded);
  }

  static GeometryWork unbounded() {
    return new GeometryWork(new MemoryBudget(Long.MAX_VALUE), new StopSignal());
  }

  /// Does something with one geometry.
  ///
  /// @throws OverBudgetError 400 `sparql-too-complex`, 413 `sparql-holds-too-much`
  <T> T with(Geometry one, Supplier<T> work) {
    checkPoints(one);
    return holding(isLight(one) ? 0 : crossings(one, one), one.getNumPoints(), work);
  }

  /// Relates two geometries to each other.
  ///
  /// @throws OverBudgetError 400 `sparql-too-complex`, 413 `sparql-holds-too-much`
  <T> T with(Geometry one, Geometry other, Supplier<T> work) {
    long points = (long) one.getNumPoints() + other.getNumPoints();
    if (pairs(one, other) <= FEW_PAIRS && isLight(one) && isLight(other)) {
      return holding(0, points, work);
    }
    checkParts(one, other);
    return holding(
        crossings(one, other) + crossings(one, one) + crossings(other, other), points, work);
  }

  /// Refuses parts of which each is looked for in all of the other geometry.
  void checkParts(Geometry one, Geometry other) {
    checkPoints(one);
    checkPoints(other);
    long looks =
        (long) one.getNumGeometries() * other.getNumPoints()
            + (long) other.getNumGeometries() * one.getNumPoints();
    if (looks > MOST_LOOKS) {
      throw tooComplex();
    }
  }

  private static void checkPoints(Geometry geometry) {
    if (geometry.getNumPoints() > MOST_POINTS) {
      throw tooComplex();
    }
  }

  private long crossings(Geometry one, Geometry other) {
    long pairs = Crossings.count(one, other, MOST_PAIRS, stop);
    if (pairs > MOST_PAIRS) {
      throw tooComplex();
    }
    return pairs;
  }

  private <T> T holding(long pairs, long points, Supplier<T> work) {
    stop.check();
    var account = memory.open();
    try {
      account.charge(pairs * BYTES_OF_PAIR + points * BYTES_OF_POINT);
      return work.get();
    } finally {
      account.clear();
    }
  }

  /// How many pairs of their points there are.
  static long pairs(Geometry one, Geometry other) {
    return (long) one.getNumPoints() * other.getNumPoints();
  }

  private static boolean isLight(Geometry geometry) {
    return geometry instanceof Polygonal
        || geometry instanceof Puntal
        || geometry.getNumPoints() <= FEW_POINTS;
  }

  private static OverBudgetError tooComplex() {
    return new OverBudgetError(
        SPARQL_TOO_COMPLEX.with(
            "a query may compare geometries of %d points that cross in few places: simplify them"
                .formatted(MOST_POINTS)));
  }
}
