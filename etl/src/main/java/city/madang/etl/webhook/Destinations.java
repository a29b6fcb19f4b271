package city.madang.etl.webhook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/// Which addresses a webhook may have, looked at when it is added and again at each connection,
/// which goes to exactly the address that was looked at.
public final class Destinations {
  private static final int LONGEST_URL = 2_000;

  private final HostLookup lookup;
  private final boolean allowPrivate;

  /// @param allowPrivate allows `http:` and hosts of a private network too: an intranet, or a test
  public Destinations(HostLookup lookup, boolean allowPrivate) {
    this.lookup = lookup;
    this.allowPrivate = allowPrivate;
  }

  /// Why nothing may be posted to `url`, with a remedy; empty if it may.
  public Optional<String> findFault(URI url) {
    return findFaultOfText(url).or(() -> findFaultOfHost(url.getHost()));
  }

  private Optional<String> findFaultOfText(URI url) {
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(allowPrivate && scheme.equals("http"))) {
      return Optional.of("a webhook's address begins with https://");
    }
    if (url.getHost() == null || url.getHost().isEmpty()) {
      return Optional.of("the address names no host");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      return Optional.of("the address has a user or a fragment: leave them out");
    }
    return url.toString().length() > LONGEST_URL
        ? Optional.of("the address is longer than %d characters".formatted(LONGEST_URL))
        : Optional.empty();
  }

  private Optional<String> findFaultOfHost(String host) {
    try {
      find(host);
      return Optional.empty();
    } catch (AddressRefusedException refused) {
      return Optional.of(
          refused.getMessage() + ": on an intranet, start with MADANG_WEBHOOK_ALLOW_PRIVATE=true");
    } catch (UnknownHostException unknown) {
      return Optional.of("the host has no address: check its name");
    }
  }

  /// The addresses of a host, if all of them may be called.
  private InetAddress[] find(String host) throws UnknownHostException {
    var literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    var found = lookup.find(literal);
    if (!allowPrivate && !Stream.of(found).allMatch(PublicAddresses::contains)) {
      throw new AddressRefusedException();
    }
    return found;
  }

  /// For the client, which connects to what this answers and asks nobody else.
  DnsResolver resolver() {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        return find(host);
      }

      @Override
      public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Arrays.stream(find(host)).map(ip -> new InetSocketAddress(ip, port)).toList();
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }
}
