package city.madang.portal.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.ImmediatePooledByteBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/// Looks at the socket under Undertow.
///
/// While a request is answered, Undertow does not read from its connection, so nobody learns that
/// the client has closed it. Here it is read without waiting. What has come are the client's next
/// requests, which go back to where Undertow looks for them.
record UndertowConnection(HttpServerExchange exchange) implements ClientConnection {
  /// Bytes of next requests; whoever has sent more is not looked at any more.
  private static final int MOST_HELD = 1 << 16;

  static UndertowConnection current() {
    return new UndertowConnection(ServletRequestContext.requireCurrent().getExchange());
  }

  @Override
  public boolean hasLeft() {
    return exchange.getConnection() instanceof HttpServerConnection connection
        && isClosed(connection);
  }

  private static boolean isClosed(HttpServerConnection connection) {
    var before = connection.getExtraBytes();
    if (before != null && before.getBuffer().remaining() > MOST_HELD) {
      return false;
    }
    try (var bytes = connection.getByteBufferPool().allocate()) {
      int count = connection.getOriginalSourceConduit().read(bytes.getBuffer());
      if (count > 0) {
        connection.setExtraBytes(joined(before, bytes.getBuffer().flip()));
      }
      return count < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  /// As long as a buffer of the server, which reads on into it.
  private static PooledByteBuffer joined(@Nullable PooledByteBuffer before, ByteBuffer more) {
    int length = before == null ? 0 : before.getBuffer().remaining();
    var joined = ByteBuffer.allocate(length + more.capacity());
    if (before != null) {
      joined.put(before.getBuffer());
      before.close();
    }
    return new ImmediatePooledByteBuffer(joined.put(more).flip());
  }

  @Override
  public void endReading() {
    exchange.setPersistent(false);
    try {
      if (exchange.getConnection() instanceof HttpServerConnection connection) {
        connection.getOriginalSourceConduit().terminateReads();
      }
    } catch (IOException closed) {
      breakOff();
    }
  }

  @Override
  public void breakOff() {
    IoUtils.safeClose(exchange.getConnection());
  }
}
