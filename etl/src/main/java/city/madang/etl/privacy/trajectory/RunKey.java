package city.madang.etl.privacy.trajectory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret of one run: pseudonyms and all randomness come from it, so a run that is repeated
/// with the same key gives the same bytes. Whoever destroys the key makes pseudonyms meaningless.
///
/// Source: HMAC-SHA-256, RFC 2104 and FIPS 180-4. Not thread-safe.
public final class RunKey {
  /// Bytes of a key.
  public static final int LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  private RunKey(Mac mac) {
    this.mac = mac;
  }

  /// The secret that `key` is.
  ///
  /// @param key [#LENGTH] random bytes
  /// @throws IllegalArgumentException if the key has another length
  public static RunKey of(byte[] key) {
    if (key.length != LENGTH) {
      throw new IllegalArgumentException("a key of a run has %d bytes".formatted(LENGTH));
    }
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return new RunKey(mac);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
    }
  }

  /// 64 hexadecimal digits for what `parts` name.
  String pseudonym(Object... parts) {
    return HexFormat.of().formatHex(bytes(parts));
  }

  /// Two numbers of [0, 1) for what `parts` name.
  double[] uniform(Object... parts) {
    var bytes = bytes(parts);
    return new double[] {fraction(bytes, 0), fraction(bytes, 8)};
  }

  /// 53 bits: as many as a double can tell apart below 1.
  private static double fraction(byte[] bytes, int from) {
    long bits = 0;
    for (int i = from; i < from + 8; i++) {
      bits = bits << 8 | (bytes[i] & 0xff);
    }
    return (bits >>> 11) * 0x1p-53;
  }

  /// Each part with its length before it, so that no two lists give the same text.
  private byte[] bytes(Object... parts) {
    for (var part : parts) {
      var text = part.toString();
      mac.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
    }
    return mac.doFinal();
  }
}
