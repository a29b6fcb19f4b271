package city.madang.portal.download.body;

import city.madang.portal.http.content.ByteRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The bytes of one response: parts of an open file, with texts between them.
///
/// The file stays open until [#close()], so that a reader who began on a release ends on it, even
/// when it is no longer kept.
public final class FileBody implements AutoCloseable {
  /// The name under which a resource leaves the body for [BodyFilter], on the request.
  public static final String ATTRIBUTE = FileBody.class.getName();

  private final FileChannel file;
  private final List<Part> parts;
  private final Runnable closing;
  private boolean closed;

  /// @param closing what else is done when the body is sent or given up; once
  public FileBody(FileChannel file, List<Part> parts, Runnable closing) {
    this.file = file;
    this.parts = List.copyOf(parts);
    this.closing = closing;
  }

  /// Some bytes of the response.
  public sealed interface Part {
    long length();

    /// Bytes of the file.
    record Slice(ByteRange range) implements Part {
      @Override
      public long length() {
        return range.length();
      }
    }

    /// ASCII between them.
    record Text(String text) implements Part {
      @Override
      public long length() {
        return bytes().length;
      }

      byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
      }
    }
  }

  FileChannel file() {
    return file;
  }

  List<Part> parts() {
    return parts;
  }

  /// Gives the file back; safe to call twice.
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      closing.run();
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
