package city.madang.etl.graph.shape;

/// What was validated of a release, none of it in vain: a fault would have stopped the run.
///
/// @param triples that its mappings made; what several rows say counts each time
/// @param checked how many of them were validated
public record ShapeFigures(long triples, long checked) {
  /// Those of two tables together.
  public ShapeFigures plus(ShapeFigures other) {
    return new ShapeFigures(triples + other.triples, checked + other.checked);
  }
}
