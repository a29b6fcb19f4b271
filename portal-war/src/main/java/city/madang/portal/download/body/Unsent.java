package city.madang.portal.download.body;

import city.madang.portal.download.body.FileBody.Part;
import city.madang.portal.download.body.FileBody.Part.Slice;
import city.madang.portal.download.body.FileBody.Part.Text;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;

/// What of a body is still to be sent: the rest of one part, and the parts after it.
final class Unsent {
  private final Iterator<Part> parts;
  private ByteBuffer text = ByteBuffer.allocate(0);
  private long position;
  private long end;

  Unsent(List<Part> parts) {
    this.parts = parts.iterator();
  }

  /// Goes on to the next part when one has been sent; false after the last.
  boolean isLeft() {
    while (!text.hasRemaining() && position == end) {
      if (!parts.hasNext()) {
        return false;
      }
      begin(parts.next());
    }
    return true;
  }

  private void begin(Part part) {
    switch (part) {
      case Text it -> text = ByteBuffer.wrap(it.bytes());
      case Slice(var range) -> {
        position = range.first();
        end = range.end();
      }
    }
  }

  /// The text that comes before any more of the file; reading from it is sending it.
  ByteBuffer text() {
    return text;
  }

  /// Where the file goes on.
  long position() {
    return position;
  }

  /// How much of the file may be taken at once.
  ///
  /// @param limit bytes at most
  int length(int limit) {
    return (int) Math.min(end - position, limit);
  }

  /// Remembers that `count` bytes of the file have been sent.
  void sent(long count) {
    position += count;
  }
}
