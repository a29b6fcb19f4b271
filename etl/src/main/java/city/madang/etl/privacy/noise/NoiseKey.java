package city.madang.etl.privacy.noise;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A secret from which noise is drawn: who does not hold it cannot tell noise from data.
///
/// Source: HMAC-SHA-256 (RFC 2104) as a pseudorandom function; its labels are a list of texts, each
/// with its length before it, so that no two lists are one.
public final class NoiseKey {
  /// Length of a key in bytes.
  public static final int BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /// @throws IllegalArgumentException if the secret has another length
  public NoiseKey(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a noise key has 32 bytes");
    }
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /// A key of its own for each list of labels.
  public NoiseKey derive(List<String> labels) {
    return new NoiseKey(sign(labels));
  }

  /// 64 hexadecimal digits that stand for the labels, and do not tell them to others.
  public String name(List<String> labels) {
    return HexFormat.of().formatHex(sign(labels));
  }

  /// The bits that belong to the labels; the same whenever they are asked for.
  RandomBits bits(List<String> labels) {
    var stream = derive(labels).mac();
    return new RandomBits(
        block -> stream.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(block).array()));
  }

  private byte[] sign(List<String> labels) {
    var mac = mac();
    for (var label : labels) {
      var bytes = label.getBytes(StandardCharsets.UTF_8);
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      mac.update(bytes);
    }
    return mac.doFinal();
  }

  private Mac mac() {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
