package city.madang.portal.download.body;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends by the means of Jakarta Servlet: a buffer for each client, a thread only while it can take
/// more.
final class AsyncSender implements BodySender {
  private static final Logger LOG = LoggerFactory.getLogger(AsyncSender.class);
  private static final int BUFFER_BYTES = 1 << 16;

  @Override
  public void send(FileBody body, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var async = request.startAsync();
    async.setTimeout(0);
    var out = response.getOutputStream();
    out.setWriteListener(new Writing(body, async, out));
  }

  private static final class Writing implements WriteListener {
    private final FileBody body;
    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Unsent unsent;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    Writing(FileBody body, AsyncContext async, ServletOutputStream out) {
      this.body = body;
      this.async = async;
      this.out = out;
      this.unsent = new Unsent(body.parts());
    }

    @Override
    public void onWritePossible() throws IOException {
      while (out.isReady()) {
        int count = fill();
        if (count < 0) {
          end();
          return;
        }
        out.write(buffer, 0, count);
      }
    }

    /// A client that goes away is no failure of ours.
    @Override
    public void onError(Throwable failure) {
      LOG.debug("a download was given up", failure);
      end();
    }

    private void end() {
      body.close();
      async.complete();
    }

    /// Reads the next bytes; -1 after the last.
    private int fill() throws IOException {
      if (!unsent.isLeft()) {
        return -1;
      }
      return unsent.text().hasRemaining() ? fillFromText() : fillFromFile();
    }

    private int fillFromText() {
      int count = Math.min(unsent.text().remaining(), buffer.length);
      unsent.text().get(buffer, 0, count);
      return count;
    }

    private int fillFromFile() throws IOException {
      var free = ByteBuffer.wrap(buffer, 0, unsent.length(buffer.length));
      int count = body.file().read(free, unsent.position());
      if (count <= 0) {
        throw new EOFException("a published file is shorter than it was");
      }
      unsent.sent(count);
      return count;
    }
  }
}
