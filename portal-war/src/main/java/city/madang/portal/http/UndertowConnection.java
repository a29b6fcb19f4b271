package city.madang.portal.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.servlet.handlers.ServletRequestContext;
import java.io.IOException;
import org.xnio.IoUtils;

/// Looks at the socket under Undertow.
///
/// While a request is answered, Undertow does not read from its connection, so nobody learns that
/// the client has closed it. Here it is read without waiting. What has come is the client's next
/// request, which goes back to where Undertow looks for it.
record UndertowConnection(HttpServerExchange exchange) implements ClientConnection {
  static UndertowConnection current() {
    return new UndertowConnection(ServletRequestContext.requireCurrent().getExchange());
  }

  @Override
  public boolean hasLeft() {
    return exchange.getConnection() instanceof HttpServerConnection connection
        && connection.getExtraBytes() == null
        && isClosed(connection);
  }

  private static boolean isClosed(HttpServerConnection connection) {
    var bytes = connection.getByteBufferPool().allocate();
    try {
      int count = connection.getOriginalSourceConduit().read(bytes.getBuffer());
      if (count > 0) {
        bytes.getBuffer().flip();
        connection.setExtraBytes(bytes);
      } else {
        bytes.close();
      }
      return count < 0;
    } catch (IOException reset) {
      bytes.close();
      return true;
    }
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
