package city.madang.etl.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.19.255.255",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::1",
        "2002:c0a8:101::",
        "2001::1",
        "2001:db8::1",
        "3fff::1",
        "4000::1"
      })
  void contains_addressOfANetworkOfOnesOwn_isFalse(String literal) {
    assertThat(PublicAddresses.contains(InetAddress.ofLiteral(literal))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "93.184.216.34",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "223.255.255.255",
        "2606:2800:220:1::1",
        "2001:4860:4860::8888",
        "2400:cb00::1",
        "64:ff9b::5db8:d822",
        "2002:5db8:d822::1"
      })
  void contains_addressOfTheInternet_isTrue(String literal) {
    assertThat(PublicAddresses.contains(InetAddress.ofLiteral(literal))).isTrue();
  }

  @Test
  void contains_mappedBytes_areTheAddressInside() throws UnknownHostException {
    // Java itself makes an IPv4 address of them; another lookup may not.
    var mapped = new byte[16];
    mapped[10] = mapped[11] = (byte) 0xff;
    mapped[12] = 10;

    assertThat(PublicAddresses.contains(InetAddress.getByAddress(mapped))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"2130706433", "0x7f.1", "127.1", "017700000001"})
  void find_otherSpellingsOfLoopback_areNoWayAround(String host) {
    var destinations = new Destinations(HostLookup.SYSTEM, false);

    assertThat(destinations.findFault(java.net.URI.create("https://" + host + "/"))).isPresent();
  }

  @Test
  void retryAfter_dateOrSeconds_isAPause() {
    var now = Instant.parse("2026-11-24T00:00:00Z");

    assertThat(RetryAfter.parse("120", now)).contains(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse("Tue, 24 Nov 2026 01:00:00 GMT", now))
        .contains(Duration.ofHours(1));
    assertThat(RetryAfter.parse("Mon, 23 Nov 2026 01:00:00 GMT", now)).contains(Duration.ZERO);
    assertThat(RetryAfter.parse("999999999", now)).contains(Duration.ofDays(1));
    assertThat(RetryAfter.parse("soon", now)).isEmpty();
    assertThat(RetryAfter.parse("-5", now)).isEmpty();
  }

  @Test
  void pauseAfter_eightTries_takeADay() {
    var plan = new RetryPlan(() -> 0.5);

    var sum = Duration.ZERO;
    for (int attempt = 1; attempt < 8; attempt++) {
      sum = sum.plus(plan.pauseAfter(attempt, Optional.empty()).orElseThrow());
    }

    assertThat(sum).isBetween(Duration.ofHours(20), Duration.ofHours(26));
    assertThat(plan.pauseAfter(8, Optional.empty())).isEmpty();
    assertThat(plan.pauseAfter(1, Optional.empty())).contains(Duration.ofSeconds(30));
    assertThat(new RetryPlan(() -> 0).pauseAfter(1, Optional.empty()))
        .contains(Duration.ofSeconds(24));
  }
}
