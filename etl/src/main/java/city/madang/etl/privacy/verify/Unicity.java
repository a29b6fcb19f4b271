package city.madang.etl.privacy.verify;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How many pieces a few known points single out: unicity(p).
///
/// What of a point is known, [Known] says. Who knows p points of a piece has singled it out when no
/// other piece holds them all. For each piece and p there are 5 draws without replacement; a piece
/// of fewer points is drawn as a whole.
///
/// Shape: the draws of some pieces at a time are compared with the whole file, read again, so
/// memory is bounded by their number and the longest piece; the figures do not depend on it. Points
/// are told apart by 64-bit hashes; two of ten million share one with a chance of 3 in a million.
///
/// Source: de Montjoye et al., "Unique in the Crowd" (2013).
final class Unicity {
  /// The most points that an intruder is thought to know.
  static final int MOST_POINTS = 4;

  /// For each piece and number of known points.
  static final int DRAWS = 5;

  /// About 25 MB of draws.
  private static final int PIECES_AT_A_TIME = 20_000;

  private final Supplier<Stream<ReleasedPoint>> file;
  private final Known known;
  private final int piecesAtATime;
  private final long[] single = new long[MOST_POINTS];

  private Unicity(Supplier<Stream<ReleasedPoint>> file, Known known, int piecesAtATime) {
    this.file = file;
    this.known = known;
    this.piecesAtATime = piecesAtATime;
  }

  /// Unicity(1) to unicity([#MOST_POINTS]), each 0–1; all 0 without pieces.
  ///
  /// @param file its points by piece; each stream is closed here
  static List<Double> measure(Supplier<Stream<ReleasedPoint>> file, Known known) {
    return measure(file, known, PIECES_AT_A_TIME);
  }

  static List<Double> measure(
      Supplier<Stream<ReleasedPoint>> file, Known known, int piecesAtATime) {
    var unicity = new Unicity(file, known, piecesAtATime);
    long pieces = unicity.count();
    return IntStream.range(0, MOST_POINTS)
        .mapToObj(i -> pieces == 0 ? 0 : unicity.single[i] / ((double) DRAWS * pieces))
        .toList();
  }

  /// Counts what is singled out; returns the number of pieces.
  private long count() {
    long first = 0;
    for (var draws = draw(first); draws.pieces() > 0; draws = draw(first)) {
      findHolders(draws);
      for (int i = 0; i < MOST_POINTS; i++) {
        single[i] += draws.countSingle(i + 1);
      }
      first += draws.pieces();
    }
    return first;
  }

  private Draws draw(long first) {
    var draws = new Draws(first, piecesAtATime, known);
    try (var points = file.get()) {
      var pieces = new PieceReader(points, known);
      for (long number = 0; pieces.hasNext() && draws.pieces() < piecesAtATime; number++) {
        var piece = pieces.next();
        if (number >= first) {
          draw(piece, draws);
        }
      }
    }
    return draws;
  }

  private static void draw(PieceReader.Piece piece, Draws draws) {
    draws.beginPiece();
    for (int known = 1; known <= MOST_POINTS; known++) {
      var random = new SplittableRandom(PointHash.mix(piece.seed()) + known);
      for (int draw = 0; draw < DRAWS; draw++) {
        draws.add(piece.points(), draw(piece.points().length, known, random));
      }
    }
  }

  /// Which of so many points are known, in their order; each choice is equally likely.
  private static int[] draw(int points, int known, SplittableRandom random) {
    int wanted = Math.min(known, points);
    var drawn = new int[wanted];
    for (int i = 0; i < wanted; ) {
      int candidate = random.nextInt(points);
      if (Arrays.stream(drawn, 0, i).noneMatch(before -> before == candidate)) {
        drawn[i++] = candidate;
      }
    }
    Arrays.sort(drawn);
    return drawn;
  }

  private void findHolders(Draws draws) {
    try (var points = file.get()) {
      var pieces = new PieceReader(points, known);
      for (long number = 0; pieces.hasNext(); number++) {
        draws.markHeld(number, pieces.next().points());
      }
    }
  }
}
