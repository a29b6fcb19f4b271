package city.madang.etl.graph;

import org.apache.jena.dboe.base.file.BinaryDataFile;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.TTransportException;

/// The bytes of a file from a place on, up to another one, read ahead. For one thread.
final class NodeBytes extends TTransport {
  private static final int AHEAD = 1 << 16;

  private final BinaryDataFile file;
  private final byte[] ahead = new byte[AHEAD];
  private long begin;
  private int size;
  private long place;
  private long end;

  NodeBytes(BinaryDataFile file) {
    this.file = file;
  }

  void seek(long from, long to) {
    place = from;
    end = to;
  }

  /// Behind what was read last.
  long place() {
    return place;
  }

  @Override
  public int read(byte[] into, int at, int most) {
    if (place >= end) {
      return 0;
    }
    if (place < begin || place >= begin + size) {
      begin = place;
      size = Math.max(0, file.read(place, ahead, 0, AHEAD));
    }
    int count = (int) Math.min(Math.min(most, begin + size - place), end - place);
    System.arraycopy(ahead, (int) (place - begin), into, at, count);
    place += count;
    return count;
  }

  /// Asked before an array is made for them.
  @Override
  public void checkReadBytesAvailable(long count) throws TTransportException {
    if (count > end - place) {
      throw new TTransportException(TTransportException.END_OF_FILE, "more bytes than there are");
    }
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void open() {}

  @Override
  public void close() {}

  @Override
  public void write(byte[] from, int at, int count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public TConfiguration getConfiguration() {
    return TConfiguration.DEFAULT;
  }

  @Override
  public void updateKnownMessageSize(long bytes) {}
}
