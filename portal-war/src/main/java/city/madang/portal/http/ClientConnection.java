package city.madang.portal.http;

import jakarta.servlet.http.HttpServletRequest;

/// The connection to a client, beyond what the servlet API tells of it.
public interface ClientConnection {
  /// Whether the client has left. Asked only before the first byte of an answer; false if this
  /// server cannot tell. One that closes its sending side alone looks the same and is taken for one
  /// that has left, so a client keeps its side open until it has its answer.
  boolean hasLeft();

  /// Reads nothing more of the request; a thread that waits for it goes on. An answer can be sent.
  /// Nothing happens if this server cannot do that.
  default void endReading() {}

  /// Ends the connection, so that no client takes half an answer for a whole one.
  void breakOff();

  /// That of this request, as far as the server that runs us tells. Called by the thread of the
  /// request.
  static ClientConnection of(HttpServletRequest request) {
    return Undertow.RUNS_US ? UndertowConnection.current() : new PortableConnection();
  }
}
