package city.madang.etl.table;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret under which the register of releases knows people and records.
public final class RegisterKey {
  /// Length in bytes.
  public static final int BYTES = 32;

  private static final int BLOCK = 64;

  private final byte[] secret;

  /// @param secret of 32 random bytes
  public RegisterKey(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("the key of the register has 32 bytes");
    }
    this.secret = secret.clone();
  }

  /// Tells one key from another and nothing about either.
  String id() {
    return HexFormat.of().formatHex(derive("register"));
  }

  /// Another secret of as many bytes, for one purpose; it tells nothing about this one.
  public byte[] derive(String purpose) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(("madang " + purpose).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
    }
  }

  /// A statement that makes `_hmac(text)`: the first 128 bits of HMAC-SHA-256.
  ///
  /// Source: RFC 2104.
  String macro() {
    return "CREATE TEMP MACRO _hmac(message) AS left(sha256(unhex('%s') || unhex(sha256(unhex('%s') || encode(message)))), 32)::UUID"
        .formatted(pad(0x5c), pad(0x36));
  }

  private String pad(int value) {
    var block = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      block[i] = (byte) ((i < BYTES ? secret[i] : 0) ^ value);
    }
    return HexFormat.of().formatHex(block);
  }

  @Override
  public String toString() {
    return "***";
  }
}
