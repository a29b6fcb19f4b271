package city.madang.etl.export.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/// A public key for signatures by Ed25519.
///
/// Source: RFC 8037 (keys of kind OKP), RFC 7638 (the thumbprint that is its name).
///
/// @param x the 32 bytes of the key, as base64url
public record PublicJwk(String x) {
  private static final String CURVE = "Ed25519";
  private static final int BYTES = 32;

  /// What DER has before the bytes of such a key; RFC 8410, section 4.
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /// @throws IllegalArgumentException if it is no such key
  public PublicJwk {
    if (bytes(x).length != BYTES) {
      throw new IllegalArgumentException("a key for Ed25519 has 32 bytes");
    }
  }

  static PublicJwk of(PublicKey key) {
    var encoded = key.getEncoded();
    var bytes = new byte[BYTES];
    System.arraycopy(encoded, PREFIX.length, bytes, 0, BYTES);
    return new PublicJwk(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// @throws IllegalArgumentException if the object is no such key
  static PublicJwk read(JsonNode key) {
    if (!key.path("kty").asString("").equals("OKP")
        || !key.path("crv").asString("").equals(CURVE)) {
      throw new IllegalArgumentException("not a key for Ed25519");
    }
    return new PublicJwk(key.path("x").asString(""));
  }

  /// Its name: the SHA-256 of its parts in their fixed order.
  public String thumbprint() {
    var canonical = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(x);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Digests.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  /// The key as JCA has it.
  PublicKey toKey() throws GeneralSecurityException {
    var encoded = new byte[PREFIX.length + BYTES];
    System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
    System.arraycopy(bytes(x), 0, encoded, PREFIX.length, BYTES);
    return KeyFactory.getInstance(CURVE).generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
