package city.madang.etl.privacy.verify;

import java.util.Arrays;

/// What an intruder knows of points.
enum Known {
  /// Where and when: which points a piece has, as in the literature.
  PLACE_AND_TIME {
    @Override
    long hash(ReleasedPoint point) {
      return PointHash.ofPlaceAndTime(point);
    }

    @Override
    long[] points(long[] inOrder) {
      return Arrays.stream(inOrder).sorted().distinct().toArray();
    }

    @Override
    boolean holds(long[] points, int place, long point) {
      return Arrays.binarySearch(points, point) >= 0;
    }
  },

  /// All that is published of each point, and how many points lie between: points are made at even
  /// intervals, so who saw a vehicle twice knows that, and `seq` tells it, however coarse times
  /// are.
  ALL_PUBLISHED {
    @Override
    long hash(ReleasedPoint point) {
      return PointHash.of(point);
    }

    @Override
    long[] points(long[] inOrder) {
      return inOrder;
    }

    @Override
    boolean holds(long[] points, int place, long point) {
      return place < points.length && points[place] == point;
    }
  };

  abstract long hash(ReleasedPoint point);

  /// The points of a piece, of which some are drawn and looked for.
  ///
  /// @param inOrder hashes of its points, as they follow each other
  abstract long[] points(long[] inOrder);

  /// Tells whether a piece holds one more point of a draw.
  ///
  /// @param points of the piece
  /// @param place where the point has to be, if places are known
  abstract boolean holds(long[] points, int place, long point);
}
