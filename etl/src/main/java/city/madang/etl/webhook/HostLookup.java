package city.madang.etl.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Finds the addresses of a host.
@FunctionalInterface
public interface HostLookup {
  /// The one of the system.
  HostLookup SYSTEM = InetAddress::getAllByName;

  /// All addresses of a host; at least one.
  InetAddress[] find(String host) throws UnknownHostException;
}
