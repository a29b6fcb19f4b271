package city.madang.etl.export.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A point as a GeoPackage stores it. Source: OGC 12-128r18, section 2.1.3 (GeoPackageBinary).
final class GeoPoint {
  static final int WGS84 = 4326;
  private static final byte LITTLE_ENDIAN = 1;
  private static final int POINT = 1;

  private GeoPoint() {}

  /// Heading without an envelope, which a point does not need, then the WKB.
  static byte[] of(double x, double y) {
    return ByteBuffer.allocate(29)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 'G')
        .put((byte) 'P')
        .put((byte) 0)
        .put(LITTLE_ENDIAN)
        .putInt(WGS84)
        .put(LITTLE_ENDIAN)
        .putInt(POINT)
        .putDouble(x)
        .putDouble(y)
        .array();
  }
}
