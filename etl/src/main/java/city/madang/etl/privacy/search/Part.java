package city.madang.etl.privacy.search;

/// Tuples that are released alike so far: a range of the search's order, and their levels.
final class Part {
  final int from;
  final int to;
  final int[] levels;

  Part(int from, int to, int[] levels) {
    this.from = from;
    this.to = to;
    this.levels = levels;
  }
}
