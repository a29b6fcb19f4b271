package city.madang.portal.download.body;

import city.madang.portal.http.Undertow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Sends a body after the resource has set status and headers; returns before it is sent.
interface BodySender {
  /// Takes over `body` and closes it, however it ends.
  void send(FileBody body, HttpServletRequest request, HttpServletResponse response)
      throws IOException;

  /// The best one for the server that runs us.
  static BodySender ofThisServer() {
    return Undertow.RUNS_US ? new UndertowSender() : new AsyncSender();
  }
}
