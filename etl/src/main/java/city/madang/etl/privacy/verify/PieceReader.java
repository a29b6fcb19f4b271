package city.madang.etl.privacy.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/// Reads a file of points a piece at a time: rows that follow each other under one pseudonym.
final class PieceReader implements Iterator<PieceReader.Piece> {
  /// @param seed of its draws
  /// @param points hashes, as [Known#points] makes them
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Piece(long seed, long[] points) {}

  private final Iterator<ReleasedPoint> rows;
  private final Known known;
  private final List<ReleasedPoint> ahead = new ArrayList<>(1);
  private long[] hashes = new long[64];

  PieceReader(Stream<ReleasedPoint> rows, Known known) {
    this.rows = rows.sequential().iterator();
    this.known = known;
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty() || rows.hasNext();
  }

  @Override
  public Piece next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var first = ahead.isEmpty() ? rows.next() : ahead.removeFirst();
    int size = keep(0, first);
    while (ahead.isEmpty() && rows.hasNext()) {
      var next = rows.next();
      if (next.piece().equals(first.piece())) {
        size = keep(size, next);
      } else {
        ahead.add(next);
      }
    }
    return new Piece(PointHash.seed(first.piece()), known.points(Arrays.copyOf(hashes, size)));
  }

  private int keep(int size, ReleasedPoint point) {
    hashes = size == hashes.length ? Arrays.copyOf(hashes, 2 * size) : hashes;
    hashes[size] = known.hash(point);
    return size + 1;
  }
}
