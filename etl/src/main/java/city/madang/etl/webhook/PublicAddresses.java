package city.madang.etl.webhook;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Which addresses belong to the public internet, so that a webhook cannot make the portal call
/// machines that only it can reach.
///
/// Source: the IANA special-purpose address registries for IPv4 and IPv6 (RFC 6890), RFC 6052 for
/// NAT64, RFC 3056 for 6to4.
final class PublicAddresses {
  private static final int IPV4_BYTES = 4;

  private static final List<Block> NOT_PUBLIC =
      List.of(
          Block.of("0.0.0.0", 8), // "this network", and unspecified
          Block.of("10.0.0.0", 8), // private
          Block.of("100.64.0.0", 10), // behind a carrier's NAT
          Block.of("127.0.0.0", 8), // loopback
          Block.of("169.254.0.0", 16), // link-local; the metadata of clouds among it
          Block.of("172.16.0.0", 12), // private
          Block.of("192.0.0.0", 24), // protocol assignments
          Block.of("192.0.2.0", 24), // documentation
          Block.of("192.88.99.0", 24), // 6to4 relays
          Block.of("192.168.0.0", 16), // private
          Block.of("198.18.0.0", 15), // benchmarks
          Block.of("198.51.100.0", 24), // documentation
          Block.of("203.0.113.0", 24), // documentation
          Block.of("224.0.0.0", 4), // multicast
          Block.of("240.0.0.0", 4), // reserved, and broadcast
          Block.of("2001::", 23), // protocol assignments; Teredo among them
          Block.of("2001:db8::", 32), // documentation
          Block.of("3fff::", 20)); // documentation

  private static final Block MAPPED = new Block(mappedPrefix(), 96);
  private static final Block NAT64 = Block.of("64:ff9b::", 96);
  private static final Block SIX_TO_FOUR = Block.of("2002::", 16);
  private static final Block GLOBAL_UNICAST = Block.of("2000::", 3);

  private PublicAddresses() {}

  static boolean contains(InetAddress address) {
    return isPublic(address.getAddress());
  }

  /// An IPv6 address is public if it is global, and what it leads to is.
  private static boolean isPublic(byte[] address) {
    if (address.length == IPV4_BYTES) {
      return NOT_PUBLIC.stream().noneMatch(block -> block.contains(address));
    }
    if (MAPPED.contains(address) || NAT64.contains(address)) {
      return isPublic(Arrays.copyOfRange(address, 12, 16));
    }
    if (SIX_TO_FOUR.contains(address)) {
      return isPublic(Arrays.copyOfRange(address, 2, 6));
    }
    return GLOBAL_UNICAST.contains(address)
        && NOT_PUBLIC.stream().noneMatch(block -> block.contains(address));
  }

  private static byte[] mappedPrefix() {
    var prefix = new byte[16];
    prefix[10] = (byte) 0xff;
    prefix[11] = (byte) 0xff;
    return prefix;
  }

  /// All addresses that begin with the same bits.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Block(byte[] prefix, int bits) {
    static Block of(String literal, int bits) {
      return new Block(InetAddress.ofLiteral(literal).getAddress(), bits);
    }

    boolean contains(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      int whole = bits / 8;
      int rest = 8 - bits % 8;
      return Arrays.equals(address, 0, whole, prefix, 0, whole)
          && (rest == 8 || (address[whole] & 0xff) >> rest == (prefix[whole] & 0xff) >> rest);
    }
  }
}
