package city.madang.etl.source;

import static java.nio.charset.CodingErrorAction.REPORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/// Turns text of one encoding into UTF-8 and refuses bytes that are not of it.
final class Transcoder {
  private final CharsetDecoder decoder;
  private final String label;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
  private final CharBuffer chars = CharBuffer.allocate(1 << 16);
  private long lines = 1;

  Transcoder(Charset encoding, String label) {
    this.decoder = encoding.newDecoder().onMalformedInput(REPORT).onUnmappableCharacter(REPORT);
    this.label = label;
  }

  /// Copies all of `in`.
  ///
  /// @throws SourceException with the line of the first byte that is not of the encoding
  void copy(InputStream in, OutputStream out) throws IOException {
    boolean end = false;
    while (!end) {
      var n = in.read(bytes.array(), bytes.position(), bytes.remaining());
      end = n < 0;
      bytes.position(bytes.position() + Math.max(n, 0)).flip();
      decode(end, out);
      bytes.compact();
    }
    decoder.flush(chars);
    drain(out);
  }

  private void decode(boolean end, OutputStream out) throws IOException {
    CoderResult result;
    do {
      result = decoder.decode(bytes, chars, end);
      drain(out);
      if (result.isError()) {
        throw new SourceException(refusal());
      }
    } while (result.isOverflow());
  }

  private void drain(OutputStream out) throws IOException {
    chars.flip();
    lines += chars.chars().filter(c -> c == '\n').count();
    out.write(chars.toString().getBytes(UTF_8));
    chars.clear();
  }

  private String refusal() {
    return "%s: line %d: the bytes are not %s; set source.encoding to the encoding of the file"
        .formatted(label, lines, decoder.charset().name());
  }
}
