package city.madang.standalone;

import city.madang.etl.cli.CommandException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// TCP ports of this machine's loopback address.
final class Ports {
  private Ports() {}

  /// @throws CommandException if something listens there already
  static void checkFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new CommandException("port %d is taken: choose another --port".formatted(port));
    }
  }

  /// A port that nobody listens at now.
  static int free() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new CommandException("this machine has no free port");
    }
  }
}
