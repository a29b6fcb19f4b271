package city.madang.etl.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Passes on a number of bytes and refuses more.
final class LimitedInputStream extends FilterInputStream {
  private final String label;
  private final long largestBytes;
  private long readBytes;

  LimitedInputStream(InputStream in, long largestBytes, String label) {
    super(in);
    this.largestBytes = largestBytes;
    this.label = label;
  }

  @Override
  public int read() throws IOException {
    var b = super.read();
    if (b >= 0) {
      count(1);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    var n = super.read(buffer, offset, length);
    if (n >= 0) {
      count(n);
    }
    return n;
  }

  private void count(int bytes) {
    readBytes += bytes;
    if (readBytes > largestBytes) {
      throw new SourceException(
          "%s: opens to more than %,d bytes; split the source".formatted(label, largestBytes));
    }
  }
}
