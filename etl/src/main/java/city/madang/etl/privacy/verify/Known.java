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
  },

  /// All that is published of each point, and which of them was first: `seq` tells it.
  ALL_PUBLISHED {
    @Override
    long hash(ReleasedPoint point) {
      return PointHash.of(point);
    }

    @Override
    long[] points(long[] inOrder) {
      return inOrder;
    }
  };

  abstract long hash(ReleasedPoint point);

  /// The points of a piece such that those known of it are a part of them in the same order.
  ///
  /// @param inOrder hashes of its points, as they follow each other
  abstract long[] points(long[] inOrder);
}
