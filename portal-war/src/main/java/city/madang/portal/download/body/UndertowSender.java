package city.madang.portal.download.body;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.servlet.spec.AsyncContextImpl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/// Lets the system copy from file to socket (`sendfile`).
///
/// Undertow's own `ServletOutputStreamImpl.transferFrom` does so too, but only while a thread
/// waits: in asynchronous mode it transfers from a file that it has not been given yet (2.3.23). So
/// the channel under it is driven here, by the I/O thread of the connection, whenever the client
/// can take more. Nothing is held for a client but its open file.
final class UndertowSender implements BodySender {
  private static final Logger LOG = LoggerFactory.getLogger(UndertowSender.class);

  /// After so many bytes the other clients of the thread have their turn.
  private static final int TURN_BYTES = 4 << 20;

  @Override
  public void send(FileBody body, HttpServletRequest request, HttpServletResponse response) {
    var exchange = ServletRequestContext.requireCurrent().getExchange();
    var async = (AsyncContextImpl) request.startAsync();
    async.setTimeout(0);
    var transfer = new Transfer(body, exchange, async);
    // Begins when the request has left the resource, as Undertow's own write listeners do.
    async.addAsyncTask(() -> exchange.getIoThread().execute(transfer));
  }

  private static final class Transfer implements Runnable, ChannelListener<StreamSinkChannel> {
    private final FileBody body;
    private final HttpServerExchange exchange;
    private final AsyncContextImpl async;
    private final Unsent unsent;
    private boolean headed;
    private boolean shut;

    Transfer(FileBody body, HttpServerExchange exchange, AsyncContextImpl async) {
      this.body = body;
      this.exchange = exchange;
      this.async = async;
      this.unsent = new Unsent(body.parts());
    }

    @Override
    public void run() {
      var channel = exchange.getResponseChannel();
      if (channel == null) {
        giveUp(new IOException("the response has been written already"));
        return;
      }
      channel.getWriteSetter().set(this);
      handleEvent(channel);
    }

    @Override
    public void handleEvent(StreamSinkChannel channel) {
      try {
        if (shut ? channel.flush() : isHeaded(channel) && isSent(channel) && isShut(channel)) {
          channel.suspendWrites();
          finish();
        } else {
          channel.resumeWrites();
        }
      } catch (IOException | RuntimeException failure) {
        giveUp(failure);
      }
    }

    /// The head goes out alone: a transfer that has to write it too reads the file from its start,
    /// whatever position it is given (Undertow 2.3.23, `HttpResponseConduit`).
    private boolean isHeaded(StreamSinkChannel channel) throws IOException {
      headed = headed || channel.flush();
      return headed;
    }

    private boolean isSent(StreamSinkChannel channel) throws IOException {
      for (long turn = 0; turn < TURN_BYTES; ) {
        if (!unsent.isLeft()) {
          return true;
        }
        var text = unsent.text();
        long count = text.hasRemaining() ? channel.write(text) : transfer(channel);
        if (count <= 0) {
          return false; // until the client has taken some
        }
        turn += count;
      }
      return false;
    }

    private long transfer(StreamSinkChannel channel) throws IOException {
      long position = unsent.position();
      long count = channel.transferFrom(body.file(), position, unsent.length(TURN_BYTES));
      if (count <= 0 && body.file().size() <= position) {
        throw new EOFException("a published file is shorter than it was");
      }
      unsent.sent(Math.max(0, count));
      return count;
    }

    private boolean isShut(StreamSinkChannel channel) throws IOException {
      channel.shutdownWrites();
      shut = true;
      return channel.flush();
    }

    private void finish() {
      body.close();
      async.complete();
    }

    /// The client has gone, or the file has: either way the response cannot be made whole.
    private void giveUp(Exception failure) {
      LOG.debug("a download was given up", failure);
      IoUtils.safeClose(exchange.getConnection());
      finish();
    }
  }
}
