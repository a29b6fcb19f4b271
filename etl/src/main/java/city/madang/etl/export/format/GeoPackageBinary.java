package city.madang.etl.export.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/// A geometry as a GeoPackage stores it. Source: OGC 12-128r18, section 2.1.3.
final class GeoPackageBinary {
  private static final int WGS84 = 4326;
  private static final int HEADING_BYTES = 8 + 4 * Double.BYTES;
  private static final byte LITTLE_ENDIAN = 1;
  private static final byte WITH_ENVELOPE = 1 << 1;
  private static final byte EMPTY = 1 << 4;

  private final WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);

  /// A heading, with an envelope if there is more than a point, then the WKB.
  byte[] of(Geometry geometry) {
    var bytes = ByteBuffer.allocate(HEADING_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    var box = geometry.getEnvelopeInternal();
    boolean enveloped = !(geometry instanceof Point) && !box.isNull();
    bytes.put((byte) 'G').put((byte) 'P').put((byte) 0).put(flags(enveloped, box.isNull()));
    bytes.putInt(WGS84);
    if (enveloped) {
      bytes.putDouble(box.getMinX()).putDouble(box.getMaxX());
      bytes.putDouble(box.getMinY()).putDouble(box.getMaxY());
    }
    var body = wkb.write(geometry);
    return ByteBuffer.allocate(bytes.flip().limit() + body.length).put(bytes).put(body).array();
  }

  private static byte flags(boolean enveloped, boolean empty) {
    return (byte) (LITTLE_ENDIAN | (enveloped ? WITH_ENVELOPE : 0) | (empty ? EMPTY : 0));
  }
}
