package city.madang.etl.records;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Positions as texts that fit one release and one query.
///
/// Shape: base64url of 16 bytes of an HMAC-SHA-256 over the scope and the values, then the values.
/// Nobody else can make one, so what is read back is what was written.
public final class Cursors {
  /// Length of the key.
  public static final int KEY_BYTES = 32;

  private static final String HMAC = "HmacSHA256";
  private static final int CHECKSUM_BYTES = 16;

  private final SecretKeySpec key;

  /// @param key whose loss ends the cursors that clients hold, and nothing else
  public Cursors(byte[] key) {
    this.key = new SecretKeySpec(key, HMAC);
  }

  /// The text of a position.
  ///
  /// @param scope release and query, as one text
  public String encode(String scope, Position position) {
    var values = write(position);
    var all = Arrays.copyOf(checksum(scope, values), CHECKSUM_BYTES + values.length);
    System.arraycopy(values, 0, all, CHECKSUM_BYTES, values.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /// The position; nothing if the text is damaged, or of another scope.
  public Optional<Position> decode(String scope, String cursor) {
    try {
      var all = Base64.getUrlDecoder().decode(cursor);
      if (all.length <= CHECKSUM_BYTES) {
        return Optional.empty();
      }
      var values = Arrays.copyOfRange(all, CHECKSUM_BYTES, all.length);
      var expected = checksum(scope, values);
      return MessageDigest.isEqual(expected, Arrays.copyOf(all, CHECKSUM_BYTES))
          ? Optional.of(read(values))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private byte[] checksum(String scope, byte[] values) {
    try {
      var hmac = Mac.getInstance(HMAC);
      hmac.init(key);
      hmac.update(ByteBuffer.allocate(Integer.BYTES).putInt(values.length).array());
      hmac.update(values);
      var whole = hmac.doFinal(scope.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(whole, CHECKSUM_BYTES);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] write(Position position) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (var value : position.values()) {
        write(out, value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeByte('-');
      case String text -> {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte('s');
        out.writeInt(bytes.length);
        out.write(bytes);
      }
      case Long number -> {
        out.writeByte('l');
        out.writeLong(number);
      }
      case Double number -> {
        out.writeByte('d');
        out.writeDouble(number);
      }
      case Boolean truth -> out.writeByte(truth ? 't' : 'f');
      case BigInteger number -> {
        out.writeByte('b');
        out.writeUTF(number.toString());
      }
      default -> throw new IllegalArgumentException("no value of a position");
    }
  }

  private static Position read(byte[] values) {
    var read = new ArrayList<@Nullable Object>();
    try (var in = new DataInputStream(new ByteArrayInputStream(values))) {
      while (in.available() > 0) {
        read.add(readValue(in));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
    return new Position(read);
  }

  private static @Nullable Object readValue(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case '-' -> null;
      case 's' -> new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      case 'l' -> in.readLong();
      case 'd' -> in.readDouble();
      case 't' -> true;
      case 'f' -> false;
      case 'b' -> new BigInteger(in.readUTF());
      default -> throw new IllegalArgumentException("no value of a position");
    };
  }
}
