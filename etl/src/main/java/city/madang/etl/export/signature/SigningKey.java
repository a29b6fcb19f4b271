package city.madang.etl.export.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A public key and its secret, which is never printed.
///
/// @param secret the 32 bytes of RFC 8032, as base64url
record SigningKey(PublicJwk key, String secret) {
  /// What DER has before the bytes of a secret; RFC 8410, section 7.
  private static final byte[] PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final int BYTES = 32;
  private static final String ALGORITHM = "Ed25519";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static SigningKey draw() {
    try {
      var drawn = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      var secret = new byte[BYTES];
      System.arraycopy(drawn.getPrivate().getEncoded(), PREFIX.length, secret, 0, BYTES);
      return new SigningKey(
          PublicJwk.of(drawn.getPublic()),
          Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has Ed25519", impossible);
    }
  }

  PrivateKey toSecret() throws GeneralSecurityException {
    var bytes = Base64.getUrlDecoder().decode(secret);
    var encoded = new byte[PREFIX.length + BYTES];
    System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
    System.arraycopy(bytes, 0, encoded, PREFIX.length, BYTES);
    return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  /// Reads what [#toJson] wrote.
  ///
  /// @throws IllegalArgumentException if it is no key
  static SigningKey parse(String json) {
    try {
      var root = JSON.readTree(json);
      return new SigningKey(PublicJwk.read(root), root.path("d").asString(""));
    } catch (JacksonException broken) {
      throw new IllegalArgumentException("not JSON", broken);
    }
  }

  /// As a private JWK; RFC 8037, section 2.
  String toJson() {
    return JSON.createObjectNode()
            .put("kty", "OKP")
            .put("crv", ALGORITHM)
            .put("x", key.x())
            .put("d", secret)
        + "\n";
  }

  @Override
  public String toString() {
    return "***";
  }
}
