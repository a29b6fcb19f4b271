package city.madang.etl.change.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/// The records of a CSV file of ours, as the bytes that they are.
///
/// A record ends with LF outside of quotes; an empty line is one too. Source: RFC 4180.
final class CsvRecords {
  private static final int LONGEST_BYTES = 64 << 20;

  private final InputStream in;
  private byte[] buffer = new byte[1 << 18];
  private int start;
  private int end;
  private int filled;

  CsvRecords(InputStream in) {
    this.in = in;
  }

  /// Goes on to the next record.
  ///
  /// @return false at the end of the file
  /// @throws DiffException if it has more than 64 MiB
  boolean next() throws IOException {
    start = end;
    int at = start;
    boolean quoted = false;
    while (true) {
      for (; at < filled; at++) {
        byte b = buffer[at];
        if (b == '"') {
          quoted = !quoted;
        } else if (b == '\n' && !quoted) {
          end = at + 1;
          return true;
        }
      }
      at -= start;
      if (!fill()) {
        end = filled;
        return end > start;
      }
      at += start;
    }
  }

  /// Moves the begun record to the front and reads more behind it.
  private boolean fill() throws IOException {
    int begun = filled - start;
    if (begun == buffer.length) {
      if (begun >= LONGEST_BYTES) {
        throw new DiffException("a row has more than 64 MiB: this is no table of a release");
      }
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    } else {
      System.arraycopy(buffer, start, buffer, 0, begun);
    }
    start = 0;
    int read = in.read(buffer, begun, buffer.length - begun);
    filled = begun + Math.max(0, read);
    return read > 0;
  }

  /// Passes on the bytes of the record from `offset` on, its end of line too.
  void writeTo(OutputStream out, int offset) throws IOException {
    out.write(buffer, start + offset, end - start - offset);
  }

  byte[] bytes() {
    return Arrays.copyOfRange(buffer, start, end);
  }

  /// A copy of the first bytes of the record, up to and with its comma number `commas`.
  ///
  /// None of them is quoted.
  ///
  /// @throws DiffException if it has fewer commas
  byte[] prefix(int commas) {
    int found = 0;
    for (int at = start; at < end; at++) {
      if (buffer[at] == ',' && ++found == commas) {
        return Arrays.copyOfRange(buffer, start, at + 1);
      }
    }
    throw new DiffException("the diff is damaged: fetch it again");
  }
}
