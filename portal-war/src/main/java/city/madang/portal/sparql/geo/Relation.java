package city.madang.portal.sparql.geo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.IntersectionMatrix;

/// How two geometries may lie to each other: the relations of GeoSPARQL's three families.
///
/// Source: GeoSPARQL 1.1, sections 9.3 to 9.5; DE-9IM patterns of its tables 3 to 5. By these an
/// empty geometry equals none, not even an empty one, for their insides do not meet.
///
/// @param function its name
/// @param patterns of which one must fit; empty where they depend on the dimensions
/// @param apart whether geometries may have nothing in common
record Relation(String function, List<String> patterns, boolean apart) {
  static final List<Relation> ALL =
      List.of(
          of("sfEquals", "T*F**FFF*"),
          apart("sfDisjoint", "FF*FF****"),
          of("sfIntersects", "T********", "*T*******", "***T*****", "****T****"),
          of("sfTouches", "FT*******", "F**T*****", "F***T****"),
          of("sfCrosses"),
          of("sfWithin", "T*F**F***"),
          of("sfContains", "T*****FF*"),
          of("sfOverlaps"),
          of("ehEquals", "TFFFTFFFT"),
          apart("ehDisjoint", "FF*FF****"),
          of("ehMeet", "FT*******", "F**T*****", "F***T****"),
          of("ehOverlap", "T*T***T**"),
          of("ehCovers", "T*TFT*FF*"),
          of("ehCoveredBy", "TFF*TFT**"),
          of("ehInside", "TFF*FFT**"),
          of("ehContains", "T*TFF*FF*"),
          of("rcc8eq", "TFFFTFFFT"),
          apart("rcc8dc", "FFTFFTTTT"),
          of("rcc8ec", "FFTFTTTTT"),
          of("rcc8po", "TTTTTTTTT"),
          of("rcc8tppi", "TTTFTTFFT"),
          of("rcc8tpp", "TFFTTFTTT"),
          of("rcc8ntpp", "TFFTFFTTT"),
          of("rcc8ntppi", "TTTFFTFFT"));

  private static Relation of(String function, String... patterns) {
    return new Relation(function, List.of(patterns), false);
  }

  private static Relation apart(String function, String... patterns) {
    return new Relation(function, List.of(patterns), true);
  }

  /// That of a function of GeoSPARQL's namespace.
  static Optional<Relation> named(String iri) {
    return Stream.of(iri)
        .filter(name -> name.startsWith(GeoFunctions.NAMESPACE))
        .map(name -> name.substring(GeoFunctions.NAMESPACE.length()))
        .flatMap(name -> ALL.stream().filter(one -> one.function.equals(name)))
        .findAny();
  }

  /// @param first dimension of the first geometry
  /// @param second dimension of the second one
  boolean holds(IntersectionMatrix matrix, int first, int second) {
    return switch (function) {
      case "sfCrosses" -> matrix.isCrosses(first, second);
      case "sfOverlaps" -> matrix.isOverlaps(first, second);
      default -> patterns.stream().anyMatch(matrix::matches);
    };
  }
}
