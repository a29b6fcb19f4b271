package city.madang.etl.privacy.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// How many pieces a few known points single out: unicity(p).
///
/// A point is a released place at a released time. Who knows p points of a piece has singled it out
/// when no other piece holds them all. For each piece and p there are 5 draws without replacement;
/// a piece of fewer points is drawn as a whole.
///
/// Shape: points are told apart by 64-bit hashes, so memory is about 20 bytes a point; two points
/// of ten million share a hash with a chance of 3 in a million.
///
/// Source: de Montjoye et al., "Unique in the Crowd" (2013).
final class Unicity {
  /// The most points that an intruder is thought to know.
  static final int MOST_POINTS = 4;

  private static final int DRAWS = 5;

  private final List<long[]> pieces = new ArrayList<>();
  private final List<Long> seeds = new ArrayList<>();

  /// @param seed of the draws; from the pseudonym, so that nobody chooses it
  /// @param points hashes, in any order, repeated at will
  void add(long seed, long[] points) {
    pieces.add(Arrays.stream(points).sorted().distinct().toArray());
    seeds.add(seed);
  }

  /// A hash that tells points apart.
  static long hash(ReleasedPoint point) {
    long hash = mix(point.timeMicros());
    // Adding 0 makes one zero of two.
    hash = mix(hash ^ Double.doubleToLongBits(point.latitude() + 0.0));
    return mix(hash ^ Double.doubleToLongBits(point.longitude() + 0.0));
  }

  /// Source: Stafford's variant 13, as in SplittableRandom.
  static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /// Unicity(1) to unicity([#MOST_POINTS]), each 0–1; all 0 without pieces.
  List<Double> measure() {
    var holders = Holders.of(pieces);
    var shares = new ArrayList<Double>();
    for (int known = 1; known <= MOST_POINTS; known++) {
      long single = 0;
      for (int piece = 0; piece < pieces.size(); piece++) {
        single += countSingle(holders, piece, known);
      }
      shares.add(pieces.isEmpty() ? 0 : single / ((double) DRAWS * pieces.size()));
    }
    return shares;
  }

  private int countSingle(Holders holders, int piece, int known) {
    var random = new SplittableRandom(mix(seeds.get(piece)) + known);
    int single = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      single += holders.anyOther(piece, draw(pieces.get(piece), known, random)) ? 0 : 1;
    }
    return single;
  }

  /// Distinct points, each set equally likely.
  private static long[] draw(long[] points, int known, SplittableRandom random) {
    int wanted = Math.min(known, points.length);
    var drawn = new int[wanted];
    for (int i = 0; i < wanted; ) {
      int candidate = random.nextInt(points.length);
      if (Arrays.stream(drawn, 0, i).noneMatch(before -> before == candidate)) {
        drawn[i++] = candidate;
      }
    }
    return Arrays.stream(drawn).mapToLong(i -> points[i]).toArray();
  }

  /// Which pieces hold a point.
  ///
  /// @param points distinct, ascending
  /// @param starts where the pieces of each point begin in `owners`
  /// @param owners positions of pieces, point after point
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Holders(List<long[]> pieces, long[] points, int[] starts, int[] owners) {
    static Holders of(List<long[]> pieces) {
      var points = pieces.stream().flatMapToLong(Arrays::stream).sorted().distinct().toArray();
      var starts = new int[points.length + 1];
      for (var piece : pieces) {
        for (long point : piece) {
          starts[Arrays.binarySearch(points, point) + 1]++;
        }
      }
      Arrays.parallelPrefix(starts, Math::addExact);
      return new Holders(pieces, points, starts, owners(pieces, points, starts));
    }

    private static int[] owners(List<long[]> pieces, long[] points, int[] starts) {
      var next = starts.clone();
      var owners = new int[starts[points.length]];
      for (int piece = 0; piece < pieces.size(); piece++) {
        for (long point : pieces.get(piece)) {
          owners[next[Arrays.binarySearch(points, point)]++] = piece;
        }
      }
      return owners;
    }

    /// Tells whether another piece holds all of `known`.
    boolean anyOther(int piece, long[] known) {
      int rarest = Arrays.binarySearch(points, known[0]);
      for (long point : known) {
        int place = Arrays.binarySearch(points, point);
        rarest = owners(place) < owners(rarest) ? place : rarest;
      }
      for (int i = starts[rarest]; i < starts[rarest + 1]; i++) {
        if (owners[i] != piece && holdsAll(pieces.get(owners[i]), known)) {
          return true;
        }
      }
      return false;
    }

    private int owners(int point) {
      return starts[point + 1] - starts[point];
    }

    private static boolean holdsAll(long[] piece, long[] known) {
      return Arrays.stream(known).allMatch(point -> Arrays.binarySearch(piece, point) >= 0);
    }
  }
}
