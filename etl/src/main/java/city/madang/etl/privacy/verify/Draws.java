package city.madang.etl.privacy.verify;

import java.util.Arrays;

/// Draws of known points of some pieces, and which of them another piece holds too.
///
/// Shape: about 1 kB a piece. A draw is found by its first point, in a table with open addressing,
/// and taken out of it as soon as somebody else holds all of it.
final class Draws {
  private static final int WIDTH = Unicity.MOST_POINTS;
  private static final int EACH = Unicity.MOST_POINTS * Unicity.DRAWS;
  private static final int NONE = -1;

  private final long firstPiece;
  private final Known known;
  private final long[] points;
  private final int[] places;
  private final byte[] sizes;
  private final boolean[] held;
  private final int[] next;
  private final long[] keys;
  private final int[] heads;
  private final boolean[] used;
  private int pieces;
  private int draws;

  /// @param firstPiece number of the first piece that is drawn from
  /// @param mostPieces room for so many
  Draws(long firstPiece, int mostPieces, Known known) {
    int most = Math.multiplyExact(mostPieces, EACH);
    int slots = Integer.highestOneBit(most) << 2;
    this.firstPiece = firstPiece;
    this.known = known;
    this.places = new int[Math.multiplyExact(most, WIDTH)];
    this.points = new long[Math.multiplyExact(most, WIDTH)];
    this.sizes = new byte[most];
    this.held = new boolean[most];
    this.next = new int[most];
    this.keys = new long[slots];
    this.heads = new int[slots];
    this.used = new boolean[slots];
    Arrays.fill(heads, NONE);
  }

  void beginPiece() {
    pieces++;
  }

  int pieces() {
    return pieces;
  }

  /// The draws of a piece come by number of known points, as many of each.
  ///
  /// @param hashes of all its points
  /// @param drawn which of them are known, ascending
  void add(long[] hashes, int[] drawn) {
    for (int i = 0; i < drawn.length; i++) {
      points[draws * WIDTH + i] = hashes[drawn[i]];
      places[draws * WIDTH + i] = drawn[i] - drawn[0];
    }
    sizes[draws] = (byte) drawn.length;
    long first = hashes[drawn[0]];
    int slot = slot(first);
    used[slot] = true;
    keys[slot] = first;
    next[draws] = heads[slot];
    heads[slot] = draws++;
  }

  /// Where a point is, or would be.
  private int slot(long point) {
    int slot = (int) PointHash.mix(point) & (keys.length - 1);
    while (used[slot] && keys[slot] != point) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  /// Marks what a piece holds of the draws of others.
  ///
  /// @param piece its number
  /// @param hashes of its points, in the order in which the known ones of a draw are
  void markHeld(long piece, long[] hashes) {
    for (int i = 0; i < hashes.length; i++) {
      markHeld(piece, hashes, i);
    }
  }

  private void markHeld(long piece, long[] hashes, int begin) {
    int slot = slot(hashes[begin]);
    int before = NONE;
    for (int draw = heads[slot]; draw != NONE; draw = next[draw]) {
      if (owner(draw) != piece && holdsAll(hashes, begin, draw)) {
        held[draw] = true;
        unlink(slot, before, draw);
      } else {
        before = draw;
      }
    }
  }

  private long owner(int draw) {
    return firstPiece + draw / EACH;
  }

  /// Tells whether the points of a draw are among those from `begin` on.
  private boolean holdsAll(long[] hashes, int begin, int draw) {
    int from = draw * WIDTH;
    for (int i = from + 1; i < from + sizes[draw]; i++) {
      if (!known.holds(hashes, begin + places[i], points[i])) {
        return false;
      }
    }
    return true;
  }

  private void unlink(int slot, int before, int draw) {
    if (before == NONE) {
      heads[slot] = next[draw];
    } else {
      next[before] = next[draw];
    }
  }

  /// Draws of so many points that nobody else holds.
  long countSingle(int known) {
    long single = 0;
    for (int draw = 0; draw < draws; draw++) {
      single += draw % EACH / Unicity.DRAWS + 1 == known && !held[draw] ? 1 : 0;
    }
    return single;
  }
}
